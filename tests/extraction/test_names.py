"""What is a name and of what type, rule by rule: two sentences and more that each finds, and what it must leave."""

from __future__ import annotations

import pytest

from tests.extraction.examples import check

NAMES = [
    # title: a policy, but not the title of a work of art
    "印发【Policy 《富平县促进民营经济发展若干措施》!title】。",
    "全面落实【Policy 《陕西省优化营商环境条例》!title】，",
    "颁布【Policy 《富平县国土空间总体规划》!title】（草案）。",
    "电视剧《铁流渭北》热播。",
    # plan: a five-year plan, but not its spirit
    "编制完成【Policy “十四五”规划纲要!plan】。",
    "高质量完成【Policy “十三五”规划!plan】。",
    "认真学习“十四五”规划精神。",
    "实施“【Policy 重点项目倍增计划!plan】”。",
    # congress: a session, but not what it says
    "自【Event 县第十九届人民代表大会第一次会议!congress】以来，我们攻坚克难。",
    "认真执行【Event 县十九届人大一次会议!congress】决议。",
    "以优异成绩迎接【Event 党的二十大!congress】胜利召开，深入贯彻党的二十大精神，",
    "贯彻党的十九届六中全会精神。",
    "按照【Event 党的二十届四中全会!congress】部署，",
    "贯彻中央经济工作会议精神。",
    "落实【Event 省委经济工作会议!congress】要求，",
    "学习贯彻【Institution 省委!body】九届十二次全会、【Institution 市委!body】十一届六次全会精神。",
    "认真落实【Event 县十八届人民代表大会!congress】确定的任务。",
    # body: named by a place or a level, but not its people
    "在【Institution 县委!body】的坚强领导下，",
    "自觉接受【Institution 县人大!body】和【Institution 县政协!body】监督。",
    "【Institution 富平县人民政府!kind.institution】荣获先进集体。",
    "走访政协委员和人大代表。",
    "社区党委发挥作用。",
    "自觉接受【Institution 县人大!body】监督，办理人大代表建议72件。",
    "在上级党委的坚强领导下，",
    "严格落实中央八项规定精神。",
    # gazetteer: a place, but not inside a word
    "主动对接【Place 西安!gazetteer】、【Place 咸阳!gazetteer】，",
    "借助【Place 陕西!gazetteer】区位优势，",
    "贫困程度和欠发达县域面貌明显改变。",
    "长安银行授信增加。",
    "融入【Place 京雄渭!gazetteer】一体化发展。",
    "打造【Place 渭北!gazetteer】绿色屏障。",
    "走访【Place 北京市海淀区!gazetteer】企业。",
    # known names
    "办好【Event 冬奥会!known.name】。",
    "迎接【Event 全运会!known.name】。",
    "与【Institution 西北农林科技大学!known.name】共建试验站。",
    "深度融入“【Policy 一带一路!known.name】”。",
    "【Enterprise 比亚迪!known.firm】、【Enterprise 海螺水泥!known.firm】来县考察。",
    "加强与【Enterprise 国家电网!known.firm】等单位对接。",
    "统一标准规范。",
    "严格落实【Policy 土十条!known.name】，",
    # list.head: the head noun types the members; a list of things that are no entities names nothing
    "引进【Enterprise 宏远建材!list.head】、【Enterprise 泰森食品!list.head】等龙头企业12家。",
    "引进【Project 柳河大桥:landed!list.head】、【Project 石川河治理:landed!list.head】等项目。",
    "开工建设【Project 频阳中学:started!list.head】、【Project 杜村小学:started!list.head】等学校。",
    "一批重点项目加快推进。",
    "解决了入学、就医、养老等问题。",
    "对接【Project 隆鑫:planned!list.head】、【Project 云翎:planned!list.head】等前期项目。",
    "道路、供水、供电等基础设施不断完善。",
    # list.renewed: estates and waters stay places when they are renewed
    "实施【Place 频阳小区!list.renewed】、【Place 西城家园!list.renewed】等老旧小区改造工程。",
    "推进【Place 柳林河!list.renewed】、【Place 赵氏河!list.renewed】等黑臭水体治理项目。",
    "完成【Place 频阳小区】、【Place 莲湖小区】等12个老旧小区改造。",
    "老旧小区改造惠及居民3000户。",
    "完成【Place 频阳街!list.head】、【Place 莲湖路!list.head】等道路绿化。",
    "实施【Place 温泉河!kind.built】综合治理。",
    "完成【Place 人民路!kind.place】、【Place 频阳街!kind.place】的亮化。",
    "新建【Project 迤山中学:completed】、供热、【Project 莲湖小学:completed】等项目。",
    "启动总投资12亿元的【Project 频阳大桥:started】、总投资7100万元的【Project 迤山中学:started】建设。",
    # list.alike: a list is of one sort, but not a list of places
    "建成【Project 南韩大桥:completed】、【Project 频阳塬:completed!list.alike】。",
    "开工建设【Project 城北水厂:started】、【Project 荆山塬:started!list.alike】。",
    "推进大桥、水厂、学校建设。",
    "新建【Project 庄里:completed!list.head】、【Project 曹村:completed!list.head】2所卫生院。",
    "与【Place 西安】、【Place 咸阳】、【Place 铜川】协同发展。",
    # kind.project
    "【Project 温泉河大桥:completed!kind.project】建成通车。",
    "【Project 西禹高速连接线:completed!kind.project】建成通车。",
    "【Project 庄里水厂:operating!kind.project】投用。",
    "农村公路改造120公里。",
    "新建高标准农田5万亩。",
    "“四早”工程成效明显。",
    "深入实施名校长培养工程。",
    "实施【Project 老城区配水管网延伸工程:under_construction!kind.project】。",
    "实施“村村通”提升工程。",
    "实施四大扶贫工程。",
    "建设品质生活之城。",
    "完成好【Project 温泉河大桥:completed!kind.project】建设。",
    "加快【Project 频阳路二期:under_construction!kind.project】道路建设。",
    "实施【Project 庄里水厂:under_construction】建设。",
    # kind.built: a facility that is built, but not a wish or a number of them
    "【Project 城市规划馆:operating!kind.built】建成投用。",
    "加快建设【Project 冷链物流中心:under_construction!kind.built】。",
    "【Project 庄里产业园:started!kind.built】开工建设。",
    "打造冷链物流基地。",
    "建成省级技术创新中心。",
    "推进特色小镇项目建设。",
    "打造区域性物流中心。",
    "新建物流中心3个。",
    "加快推进【Project 富阎新兴产业园区:under_construction!kind.built】建设。",
    "获评【Place 陕西省!gazetteer】精品园区。",
    # kind.own: what a place has one of, where it is built
    "【Project 职教中心:topped_out!kind.own】主体完工。",
    "实施【Project 新职教中心:under_construction!kind.own】、【Project 三小:under_construction!kind.own】建设。",
    "启动【Project 地表水厂:started!kind.own】建设。",
    "发挥体育公园作用。",
    "职教中心教学质量提高。",
    # kind.place
    "推动【Place 庄里工业园区!kind.place】提质增效。",
    "支持【Place 锦川新区!kind.place】发展特色产业。",
    "游客走进【Place 陶艺村!kind.place】。",
    "工业园区提质增效。",
    "【Place 庄里工业区!kind.place】入驻企业12家。",
    "开展送书下乡活动。",
    "创建国家4A级景区。",
    # kind.institution
    "【Institution 迤山中学!kind.institution】高考再创佳绩。",
    "聘请【Institution 省柿子研究院!kind.institution】专家。",
    "中小学办学条件持续改善。",
    "聘请【Institution 东岭科技大学!kind.institution】王建国教授。",
    # kind.service
    "依托【Institution 县融媒体中心!kind.service】，",
    "运用【Institution 县应急指挥中心!kind.service】，",
    "打造县级医疗中心。",
    "成立【Institution 土地储备中心!kind.institution】。",
    "成立【Institution 手工业创新联合会!kind.institution】。",
    # kind.company: the clause goes on behind the name
    "【Enterprise 宏远精密机械有限公司!kind.company】产线满负荷运转。",
    "【Enterprise 银轮公司!kind.company】集饲草种植、肉牛养殖于一体。",
    "推动国有公司化改革见效。",
    # a word that describes inside the full name of a company
    "支持【Enterprise 明德新型建材有限公司!kind.firm】扩大产能。",
    # kind.firm, and a firm's name for what it builds
    "培育【Enterprise 红星美羚乳业!kind.firm】。",
    "支持【Enterprise 红星美羚乳业!kind.firm】扩大产能。",
    "【Enterprise 朝阳制药公司!kind.firm】开工建设新厂。",
    "【Project 朝阳制药:started!built.firm】开工建设。",
    "引进【Project 比亚迪:landed!built.firm】、【Project 格林美:landed!built.firm】。",
    "培育龙头企业12家。",
    "规上企业集团稳步壮大。",
    "加强与【Place 富平!gazetteer】中医药企业合作。",
    "建立现代企业制度。",
    # firms told by what is done with them
    "与【Enterprise 云创智行!construction.with】、【Enterprise 鼎元博远!construction.with】达成合作意向。",
    "与【Enterprise 隆鑫科润!construction.with】、【Enterprise 云创智行!construction.with】签订合作协议。",
    "与群众、干部面对面交流。",
    "与张立群院士团队、王刚教授团队达成合作。",
    "支持【Enterprise 美羚!construction.support】、【Enterprise 秦骊!construction.support】做大做强。",
    "扶持【Enterprise 云翎!construction.support】、【Enterprise 秦骊!construction.support】发展壮大。",
    "支持科技、人才工作。",
    "依托【Enterprise 陕富!construction.rely】、【Enterprise 美羚!construction.rely】，提升品牌价值。",
    "依托【Enterprise 秦骊!construction.rely】发展壮大产业。",
    "依托资源优势发展产业。",
    "以【Enterprise 陕富!construction.represent】、【Enterprise 美羚!construction.represent】为代表的产业快速发展。",
    "形成了以【Enterprise 秦骊!construction.represent】、【Enterprise 云翎!construction.represent】为代表的产业。",
    "以食品、建材为代表的产业快速发展。",
    "【Enterprise 陕富!construction.honour】获评省级龙头企业。",
    "【Enterprise 秦骊!construction.honour】入选省级名单。",
    "我县荣获全国文明城市。",
    "【Place 通济堰!kind.place】入选世界灌溉工程遗产名录。",
    "异种移植入选年度十大突破。",
    # kind.policy: a plan of its own, but not an office's yearly one
    "实施【Policy 富平柿子产业发展规划!kind.policy】。",
    "制定【Policy 柿子产业三年计划!kind.policy】。",
    "落实年度投资计划。",
    "制定工作计划。",
    # kind.event
    "成功举办【Event 柿子文化节!kind.event】。",
    "承办【Event 全省农民丰收节!kind.event】。",
    "举办各类展会12场。",
    "承办【Event 全省土地扶贫现场会!kind.event】。",
    "承办全市第三届【Event 旅发大会!kind.event】。",
    # kind.set: facilities named by their number
    "【Project 一场两馆:completed!kind.set】建成。",
    "【Project 四馆:operating!kind.set】建成开放。",
    "推进三大片区建设。",
    "抓好“一网、一园、两厂”建设。",
    # quoted: plans, leagues and services that quotation marks set apart
    "推进职业教育“【Policy 双高计划!quoted.plan】”建设。",
    "提质升级【Policy “智汇三秦”计划!quoted.plan】。",
    "办好“【Event 秦超!quoted.league】”等品牌赛事。",
    "“【Event 村BA!quoted.league】”持续火热。",
    "“【Institution 浙里办!quoted.service】”注册用户增加。",
    "推广“【Institution 闽政通!quoted.service】”。",
    "“三秦好物”持续热销，“一网通办”成效明显。",
    # adopted: a plan by the verb that adopts it
    "出台【Policy 推动城市高质量发展的实施意见!adopted】，",
    "推动修订【Policy 优化营商环境条例!adopted】。",
    "推出【Policy 长江经济带高质量发展84项政策措施!adopted】。",
    "深入实施【Policy 城乡居民增收计划!adopted】和稳岗行动。",
    "实施【Policy 黄河、大运河、渭河沿线非遗保护计划!adopted】。",
    "落实工作计划、年度计划。",
    "出台39项帮扶措施。",
    "出台实施方案、配套政策。",
    # the issuer's own name is read even where it straddles an ordinary word (平安, 平安全)
    "深化平安【Place 富平!gazetteer】建设，共话【Place 富平!gazetteer】安全。",
    "持续推进安全生产。",
    # quoted.measures: a policy by the number of its measures, but not what only counts something
    "落实“【Policy 人才新政30条!quoted.measures】”，出台教育发展“【Policy 黄金十条!quoted.measures】”。",
    "严守“三条”红线，建成“5条”线路。",
    # zone.part
    "推进【Place 开发区北区!zone.part】征迁，入驻【Place 富平高新区A区!zone.part】。",
    "开发区南北两侧绿化。",
    # region.part: of the country, not of a town
    "出口额居【Place 西部!region.part】第1位，抢抓新时代【Place 西部!region.part】大开发机遇。",
    "筑牢我国【Place 西南!region.part】生态屏障，县城西部领先。",
    "【Place 咸阳!gazetteer】西部首家医院开诊。",
    # region.joint: provinces and cities by one character each; not the line between them
    "深化【Place 苏陕!region.joint】、【Place 川甘!region.joint】协作。",
    "做深做实【Place 沪滇!region.joint】协作。",
    "深化【Place 浙川!region.joint】东西部协作。",
    "融入【Place 京津雄保!region.joint】一体化，对接【Place 保定!gazetteer】。",
    "【Project 京沪高铁:completed!kind.project】通车。",
    # region.stretch: but not of a road
    "【Project 柳江区柳北路西段:completed!kind.project】贯通。",
    "【Place 黄河干流陕西段!kind.place】水质稳定。",
    "【Place 赤水河（云南省段）!region.stretch】入选美丽河湖。",
    "筑牢【Place 黄河上游!region.stretch】生态屏障。",
    "建立【Place 黄河流域陕晋豫段!region.stretch】生态补偿机制。",
    "河道清淤一段时间。",
    # repeated
    "支持【Enterprise 美羚】、【Enterprise 秦骊】做大做强，推广【Enterprise 美羚!repeated】。",
    "以【Enterprise 陕富】、【Enterprise 美羚】为代表，【Enterprise 陕富!repeated】增资。",
]


@pytest.mark.parametrize("marked", NAMES)
def test_names(marked: str) -> None:
    check(marked)
