"""The constructions, each by example; what is said here of one county must hold for any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extraction.figures.examples import check, dropped, observations

REVIEW = [
    # indicator verb number, and growth of what was spoken of
    "全县生产总值完成【56亿元|生产总值|level|action=完成|canonical=地区生产总值】，同比增长【5.9%|生产总值|growth】。",
    "进出口总额【599万美元|进出口总额|level|value=599.0|unit=万美元】，降低【8%|进出口总额|growth|value=-8.0】。",
    "外贸进出口总值【１２．５亿元|外贸进出口总值|level|value=12.5|unit=亿元|canonical=进出口总额】。",
    "城镇登记失业率【控制在3.5%以内|城镇登记失业率|share|comparator=le】。",
    "居民消费价格上涨【2.1%|居民消费价格|growth】，城镇调查失业率【5.2%|城镇调查失业率|share】。",
    "服务业增加值占GDP比重达【30.6%|服务业增加值占GDP比重|share】，提升【8.6个百分点|服务业增加值占GDP比重|change】。",
    "高新技术产业产值【超过2000亿元|高新技术产业产值|level|comparator=ge】，占全市【24%|高新技术产业产值|share|rule=figure.share】。",
    # counted things before and after their number
    "新建停车位【9.7万个|停车位|level|action=新建】，建成【15个|社区|level|action=建成|rule=figure.counted_noun】社区。",
    "引进院士【20人|院士|level|action=引进】、国家级高端人才【14人|国家级高端人才|level|action=引进】。",
    "启动【八个|片区改造|level|value=8.0】片区改造，甲公司、乙公司【两家|企业|level|value=2.0】企业成功上市。",
    "【154公里|江河堤防|level|unit=公里】江河堤防安全度汛，为【7215户|困难家庭|level】困难家庭发放补贴。",
    "新培育【6个|产业集群】产业集群、【24家|家庭农场】家庭农场。",
    "受理诉求【7600余件|诉求|level|comparator=ge|unit=件|value=7600.0】，集装箱运量【30多万标准箱|集装箱运量|level|unit=万标准箱】。",
    # money put into things
    "投资【1.58亿元|高标准农田|level|action=投资|rule=figure.invest】建成【5.25万亩|高标准农田|level|action=建成】高标准农田。",
    "实施总投资【14.1亿元|技改项目|level|action=总投资】的技改项目【66个|技改项目|level】。",
    "谋划重点项目【15个|重点项目|level】，总投资【49.84亿元|总投资|level】。",
    "占地【2000余亩|健康小镇|level|action=占地】的健康小镇启动建设。",
    "投资【44.5亿元|水厂、热源厂建设|level|action=投资】，完成水厂、热源厂建设。",
    "【23个|省市重点项目|level】省市重点项目完成投资【28亿元|省市重点项目|level|action=完成投资】。",
    "实施重点项目【640个|重点项目|level】、完成投资【3500亿元以上|重点项目|level|action=完成投资|comparator=ge】。",
    "与2015年相比综合指数下降【34.6%|综合指数|growth|value=-34.6】。",
    "地区生产总值达到【110亿元|地区生产总值|level】、人均达到【4.6万元|人均|level】。",
    # several numbers of several things
    "工业投资、民间投资分别增长【6.8%|工业投资|growth|rule=figure.respectively】、【12.3%|民间投资|growth】。",
    "城镇、农村居民人均可支配收入分别增长【7.5%|城镇|growth|canonical=城镇居民人均可支配收入】"
    "和【9%|农村居民人均可支配收入|growth】。",
    "城乡居民人均可支配收入分别增长【4.4%|城乡居民人均可支配收入|growth|canonical=城镇居民人均可支配收入】"
    "、【5.6%|城乡居民人均可支配收入|growth|canonical=农村居民人均可支配收入】。",
    "财政收入【15.9亿元|财政收入】，税收【8.89亿元|税收】，分别增长【52.4%|财政收入|growth】、【76.8%|税收|growth】。",
    "基尼系数为【0.38|基尼系数|level】。",
    "覆盖率、普及率分别提高【15|覆盖率|change|unit=个百分点】、【22个百分点|普及率|change】。",
    # changes
    "企业主体达到【3.5万家|企业主体|level】，净增【109%|企业主体|change】。",
    "优良天数达到【263天|优良天数|level】，比2015年增加【98天|优良天数|change】。",
    "供水规模增长【1.79倍|供水规模|multiple】，农业总产值【翻一番|农业总产值|multiple|value=2.0】。",
    "民间投资增长【2.1%|民间投资|growth】、高于全国【8.5个百分点|民间投资|change】。",
    # ranks
    "装配式建筑面积【235万平方米|装配式建筑面积】，居全市【首位|装配式建筑面积|rank|value=1.0】。",
    "经济总量居全省【第5位|经济总量|rank|value=5.0】，综合考评位居全市【第一|综合考评|rank|value=1.0】。",
    "外商直接投资【5.3亿美元|外商直接投资|level】，总量、增速居全省【第二|外商直接投资|rank|value=2.0】。",
    "脱贫人口就业规模居全国【第2位|脱贫人口就业规模|rank】，国内游客人次增长【5.6%|国内游客人次|growth】。",
    "各项存贷款余额分别为【215亿元|各项存贷款余额|level|canonical=存款余额】和【168亿元|各项存贷款余额|level|canonical=贷款余额】。",
    "新建高标准农田【4.2万亩|高标准农田】，累计建成【38万亩|高标准农田|level】，占耕地面积的【61%|高标准农田|share】。",
    "规上工业产值【突破300亿元|规上工业产值】、实现三年【翻番|规上工业产值|multiple】。",
    "规上工业企业、高新技术企业数量“双倍增”，分别达到【20家|规上工业企业|canonical=规模以上工业企业】和【8家|高新技术企业数量|canonical=高新技术企业】。",
    "实现【100%|乡镇通公路|share】的乡镇通公路、【98%|村通硬化路|share】的村通硬化路。",
    "地区生产总值连跨3个十亿元台阶，达到【50亿元|地区生产总值】，税收【5亿元|税收】、比上年多【1亿元|税收|change】。",
    "规模工业【9家|规模工业|level|canonical=None】，连续【8个季度|规模工业|level】居前列。",
    "营收和利润分别居全国【第5|营收|rank|value=5.0】、【第6位|利润|rank|value=6.0】，【200家|世界500强企业】世界500强企业入驻。",
    # values in words and in Chinese numerals
    "居民收入增长【与经济增长同步|居民收入|growth|value=与经济增长同步】。",
    "产业规模迈上【万亿级|产业规模|level|value=1.0|unit=万亿】台阶，农林产值突破【千亿元|农林产值|level|value=1000.0】。".replace(
        "突破【", "【突破"
    ),
    # a fall to a level is the level
    "居民消费价格涨幅回落到【2.1%|居民消费价格涨幅|growth|value=2.1|canonical=居民消费价格】，"
    "增长幅度下跌至【3%|增长幅度|growth|value=3.0】。",
    # where names begin and end
    "【9个|老旧小区改造|level|canonical=老旧小区改造】老旧小区改造全面完工。",
    "城镇新增就业人口【3万人|城镇新增就业人口|level|canonical=城镇新增就业】。",
    "会议提出今年经济增长目标为【6%|经济增长目标|growth|canonical=地区生产总值】。",
    "【18户|贫困群众|level】贫困群众迁入新居，【5个|企业加速器|level】企业加速器建成，【2条|示范线】示范线以及【8个|示范村建设】示范村建设。",
    "出台优惠政策【10条|优惠政策】和引荐人奖励办法，但赤字率稳定在【2.1%|赤字率|share|canonical=赤字率】。",
    "年进出口总额达到【25亿美元|进出口总额|level|canonical=进出口总额】，病床增设【6万张|病床|level】。",
    # a noun is not cut off from its quotation marks, nor from the verb that is its last word
    "推进【48个|“空心村”治理】“空心村”治理，建成市级“众创空间”【1家|市级“众创空间”】，举办【2期|企业家“早餐会”】企业家“早餐会”。",
    "财政用于“三农”的支出达到【397亿元|财政用于“三农”的支出|level】，增长【9%|财政用于“三农”的支出|growth】。",
    # what a multiple is of, and what a quality is better than, is not what is measured
    "产值达到【50亿元|产值|level】，是全市平均水平的【1.7倍|产值|multiple】。",
    "地表水达到或优于Ⅲ类水体比例【94.8%|地表水达到或优于Ⅲ类水体比例|share】。",
    # a list shares the verb of what is new, and a side the thing of what was measured before
    "新认定甲类企业【3家|甲类企业|action=新认定】，乙类企业【5家|乙类企业|action=新认定】，企业总数【90家|企业总数|action=None】。",
    "研发经费投入增长【8%|研发经费投入|growth】、强度达到【3.2%|强度|share|canonical=研发经费投入强度】。",
    "粮食播种面积【20万亩|粮食播种面积】，产量保持在【9万吨|产量|level|canonical=粮食产量】。",
    "纳税超千万元企业达到【12家|企业】，引进超亿元项目【8个|项目|level】，【5.2万人|脱贫|level】实现稳定脱贫。",
    "建成安置点【2个|安置点】，【28户|入住|level】【103人|入住|level】全部入住，下放审批事项【46项|审批事项】。",
    "安排支出【32亿元|支出】，其中民生支出【80%|民生支出|share】。",
    "污水治理率提高【11个百分点|污水治理率|change】至【28%|污水治理率|share】，税收增长【5%至6%|税收|growth】。",
    "【10个|断面水质达标率】断面水质达标率【100%|断面水质达标率|share】，路网密度【8.2公里/平方公里|路网密度|unit=公里/平方公里】。",
    "土地出让收入仅完成预算的【42%|土地出让收入|share】，力争三年内产值【翻一番|产值|multiple】。",
    "产值比2018年、2019年分别增长【26%|产值|growth|period=2020】、【7%|产值|growth|period=2020】。",
    "抓好投资【3亿元|甲酒精|level】的甲酒精、投资【2亿元|乙全粉|level】的乙全粉等【20个|项目|level】超5000万元项目。",
    "其中百亿级【1个|百亿级】、50亿级【2个|百亿级】，产业园力争产值【5亿元|产值】，改善幅度居全省【第5|改善幅度|rank】。",
    "一般公共预算收入【5亿元|一般公共预算收入】，剔除一次性因素增长【6%|一般公共预算收入|growth】，引进（区外）到位资金【9亿元|（区外）到位资金】。",
    "推进总投资【8亿元|圣圆绿氢】的圣圆绿氢、总投资【6亿元|汇能二期】的汇能二期等【2个|重大项目建设】重大项目建设。",
    "牲畜存栏【76万头只|牲畜存栏|unit=万头只】，就诊率达【91%|就诊率|share】。",
    "引进项目【20个|项目】，其中5亿元以上【8个|项目】、10亿元以上【3个|项目】，协议总投资【9亿元|协议总投资】，到位资金【2亿元|到位资金】。",
    "零售额下降【2%|零售额|growth】，降幅比一季度收窄【3个百分点|零售额|change】。",
    "税收【翻了近一番|税收|multiple|value=2.0|comparator=approx】，高新技术企业保持【20%以上|高新技术企业|growth|comparator=ge】增速。",
    "生产总值【9亿元|生产总值】，由全省【第5位|生产总值|rank】跃升至【第1位|生产总值|rank|value=1.0】。",
    # the size of a class
    "新增经济总量超300亿元县【3个|县|level】、达到【12个|县|level】。",
    # a space inside a number
    "生产总值完成【41.2 5亿元|生产总值|level|value=41.25|suspect=True】，增长【6%|生产总值|growth】。",
    "群众满意度达到【百分之九十五|群众满意度|share|value=95.0|unit=%】。",
]


@pytest.mark.parametrize("marked", REVIEW)
def test_review(marked: str) -> None:
    check(marked)


PLAN = [
    "地区生产总值增长【7%左右|地区生产总值|growth|comparator=approx|kind=target|period=2021】。",
    "引进【30个以上|创新团队|level|comparator=ge】创新团队。",
    "新增企业【15~20家|企业|level|value=(15.0, 20.0)|comparator=eq】。",
    "规上工业增加值增长【5%至6%|规上工业增加值|growth|value=(5.0, 6.0)】。",
    "谋划重点项目【不少于10个|重点项目|level|comparator=ge】，单位能耗下降【3.5%|单位能耗|growth|value=-3.5】。",
    "养老、医疗保险参保率分别达到【98%|养老|share|comparator=ge】和【96%以上|医疗保险参保率|share|comparator=ge】。",
]


@pytest.mark.parametrize("marked", PLAN)
def test_plan(marked: str) -> None:
    check(marked, stance="plan", period="2021")


NOT_FIGURES = [
    ("建成5G基站，乘坐地铁6号线。", "figure.code"),
    ("2020年3月召开会议。", "figure.date"),
    ("打好三大攻坚战，做到“两个维护”。", "figure.numeral"),
    ("实施“1357”工程。", "figure.slogan"),
    ("打造15分钟生活圈。", "figure.duration"),
    ("第三产业发展加快。", "figure.ordinal"),
    ("建成110千伏变电站。", "figure.class"),
    ("抓好以下10个方面工作。", "figure.slogan"),
    ("三次产业结构调整为10.2:35.6:54.2。", "figure.ratio"),
]


@pytest.mark.parametrize(("sentence", "rule"), NOT_FIGURES)
def test_what_is_no_figure_is_set_aside_with_its_reason(sentence: str, rule: str) -> None:
    assert observations(sentence) == ()
    assert rule in {d.rule for d in dropped(sentence)}
    assert all(d.reason for d in dropped(sentence))


def test_damage_is_marked_with_its_reason() -> None:
    lost_separator = observations("投资和外资分别增长108.9%89.7%。")
    assert [(o.value, o.suspect) for o in lost_separator] == [(108.9, True), (89.7, True)]
    assert all(o.reason for o in lost_separator)
    (many_digits,) = observations("12422843人帮困人口达到标准。")
    assert many_digits.suspect and many_digits.reason
    (percent,) = observations("财政收入增长12_M_M_以上。")
    assert (percent.value, percent.unit, percent.text, percent.suspect) == (12.0, "%", "12_M_M_以上", True)


_WORDS = (
    "税收 企业 生产总值 项目 新建 投资 总投资 占地 的 、 ， ； 。 和 均 分别 增长 下降 达到 由 增加到 占 比重 年均"
    " 预计 2015年 十三五末 同比 全市第一 “ ” 5 12.5 3家 8% 2亿元 三个 千亿级 翻一番 与经济增长同步 超过 以上 等"
    " 连续5年 （ ）"
)
PIECES = _WORDS.split()


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_order_of_words_is_read_with_true_quotes(text: str) -> None:
    for o in observations(text):
        assert text[o.start : o.end] == o.text != ""
        assert text[o.indicator_start : o.indicator_end] == o.indicator != ""
