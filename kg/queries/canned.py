"""The canned questions of queries/*.cypher: what each takes and answers stands in its header, which this module reads.

A header is made of comments, so that Neo4j Browser opens the file as it is::

    // name: enterprise-projects
    // title: 企业的项目
    // description: 某企业承担的项目，及其状态与地点
    // parameter: enterprise (Enterprise, required) 企业的名称、别名或标识
    // parameter: period (string, default null) 年份或时期
    // example: enterprise 东风公司
    // column: project 项目

A parameter's type is string, integer, float or boolean, or the type of entity whose name it takes; an example is a
value for it. A question whose only column is ``path`` is for looking: its answer is to be drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.data import DataError, path
from kg.schema import schema
from kg.stores import Rows, Store

Scalar = str | int | float | bool | None
_HEADER = re.compile(r"// (\w+): (.*\S)\s*$")
_PARAMETER = re.compile(r"(\w+) \((\w+), (?:(required)|default (\S+))\) (.+)$")
_COLUMN = re.compile(r"(\w+) (\S.*)$")
PATH = "path"
_USED = re.compile(r"\$(\w+)")
_BOOLEANS = {"true": True, "false": False}
_EXPECTED = {"integer": "a whole number", "float": "a number", "boolean": "true or false", "string": "text"}


class ParameterError(ValueError):
    """A canned question was given a parameter it cannot use; the message is one sentence for the user."""


class UnknownName(ParameterError):
    """There is no canned question, or no entity, of this name; the message suggests others."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question, of type string, integer, float or boolean.

    ``entity`` is the type of entity whose name it takes, where it takes one.
    """

    name: str
    type: str
    default: Scalar
    required: bool
    meaning: str
    entity: str | None = None

    def parse(self, words: str) -> Scalar:
        """The value that a user wrote. Raises ParameterError when it has another type."""
        try:
            return _parse(words, self.type)
        except ValueError:
            raise ParameterError(f"{self.name} must be {_EXPECTED[self.type]}, not {words}") from None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer, and its Chinese heading."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Query:
    """A canned question."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    examples: Mapping[str, str]
    cypher: str
    file: Path

    @property
    def looking(self) -> bool:
        """Whether the answer is to be drawn: paths, and nothing else."""
        return [column.name for column in self.columns] == [PATH]


@cache
def load() -> tuple[Query, ...]:
    """All canned questions, by name.

    Raises DataError, naming file and line, when a header is wrong or does not fit its query.
    """
    queries = tuple(read(file) for file in sorted(path("queries").glob("*.cypher")))
    return tuple(sorted(queries, key=lambda query: query.name))


def run(store: Store, name: str, parameters: Mapping[str, str] | None = None, *, limit: int | None = None) -> Rows:
    """The answer to a canned question, always with the columns its header declares.

    ``parameters`` are as a user writes them. Raises UnknownName for a question or an entity that does not exist, and
    ParameterError for a missing, unknown or ill-typed parameter.
    """
    query = _by_name(name)
    values = arguments(query, parameters or {})
    answer = store.run(query.cypher, values, limit=limit)
    if not answer.rows:
        found = _found(store, query, values)
        if found != values:
            answer = store.run(query.cypher, found, limit=limit)
    return Rows(tuple(column.name for column in query.columns), answer.rows, answer.truncated)


def arguments(query: Query, given: Mapping[str, str]) -> dict[str, Scalar]:
    """The values of all parameters: those given, and the defaults of the others."""
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            takes = f"it takes {', '.join(known)}" if known else "it takes none"
            raise ParameterError(f"{query.name} has no parameter {name}{_near(name, known)}; {takes}")
    missing = [name for name, parameter in known.items() if parameter.required and name not in given]
    if missing:
        example = " ".join(f"-p {name}=…" for name in missing)
        raise ParameterError(f"{query.name} needs {' and '.join(missing)} ({known[missing[0]].meaning}): {example}")
    return {name: p.parse(given[name]) if name in given else p.default for name, p in known.items()}


def read(file: Path) -> Query:
    """One canned question.

    Raises DataError, naming file and line.
    """
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    examples: dict[str, str] = {}
    text = file.read_text(encoding="utf-8")
    for number, line in _header(file, text):
        match = _HEADER.match(line)
        if not match:
            raise DataError(f"{file.name}:{number}: a header line is // key: value")
        key, value = match.groups()
        if key == "parameter":
            parameters.append(_parameter(value, f"{file.name}:{number}"))
        elif key == "column":
            columns.append(_column(value, f"{file.name}:{number}"))
        elif key == "example":
            name, _, words = value.partition(" ")
            if name not in {parameter.name for parameter in parameters} or not words:
                raise DataError(f"{file.name}:{number}: an example is: name of a parameter above, value")
            examples[name] = words
        elif key in ("name", "title", "description") and key not in fields:
            fields[key] = value
        else:
            raise DataError(f"{file.name}:{number}: {key} is unknown, or there twice")
    for key in ("name", "title", "description"):
        if key not in fields:
            raise DataError(f"{file.name}:1: the header lacks {key}")
    if fields["name"] != file.stem:
        raise DataError(f"{file.name}:1: the name is {fields['name']}, the file's is {file.stem}")
    if not columns:
        raise DataError(f"{file.name}:1: the header lacks its columns")
    _check_parameters(file, text, {parameter.name for parameter in parameters})
    named = (fields["name"], fields["title"], fields["description"])
    return Query(*named, tuple(parameters), tuple(columns), examples, text, file)


def _header(file: Path, text: str) -> Iterator[tuple[int, str]]:
    """The comment lines at the top, with their numbers."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            return
        yield number, line


def _parameter(value: str, where: str) -> Parameter:
    match = _PARAMETER.match(value)
    if not match:
        raise DataError(f"{where}: a parameter is: name (type, required) meaning, or: name (type, default x) meaning")
    name, type_, required, default, meaning = match.groups()
    entity = type_ if type_ in schema().nodes else None
    if entity:
        type_ = "string"
    if type_ not in _EXPECTED:
        raise DataError(f"{where}: {type_} is neither {', '.join(_EXPECTED)} nor a node type")
    try:
        value_ = None if default in (None, "null") else _parse(default, type_)
    except ValueError:
        raise DataError(f"{where}: the default {default} is not {_EXPECTED[type_]}") from None
    return Parameter(name, type_, value_, required is not None, meaning, entity)


def _column(value: str, where: str) -> Column:
    match = _COLUMN.match(value)
    if not match:
        raise DataError(f"{where}: a column is: name heading")
    return Column(*match.groups())


def _check_parameters(file: Path, text: str, declared: set[str]) -> None:
    used: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("//"):
            for name in _USED.findall(line):
                used.setdefault(name, number)
    for name, number in used.items():
        if name not in declared:
            raise DataError(f"{file.name}:{number}: ${name} is not declared in the header")
    for name in sorted(declared - used.keys()):
        raise DataError(f"{file.name}:1: the parameter {name} is declared, but not used")


def _parse(words: str, type_: str) -> Scalar:
    if type_ == "integer":
        return int(words)
    if type_ == "float":
        return float(words)
    if type_ == "boolean":
        if words.lower() not in _BOOLEANS:
            raise ValueError(words)
        return _BOOLEANS[words.lower()]
    return words


def _by_name(name: str) -> Query:
    queries = {query.name: query for query in load()}
    if name not in queries:
        raise UnknownName(f"there is no question {name}{_near(name, queries)}; kg query --list shows all")
    return queries[name]


def _found(store: Store, query: Query, values: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """The values, with the code of a place that only the gazetteer calls so (全国).

    Raises UnknownName for what nothing in the store is called.
    """
    from kg.places import gazetteer
    from kg.queries.lookup import find_entities, suggest

    found = dict(values)
    for parameter in query.parameters:
        words = values[parameter.name]
        if parameter.entity is None or words is None:
            continue
        type_ = None if parameter.entity == "Entity" else parameter.entity
        if find_entities(store, str(words), type=type_):
            continue
        code = gazetteer().code_of(str(words)) if type_ == "Place" else None
        if code and find_entities(store, code, type=type_):
            found[parameter.name] = code
        else:
            near = "、".join(suggest(store, str(words), type=type_))
            raise UnknownName(
                f"the store has no {parameter.entity} called {words}" + (f"; did you mean {near}?" if near else "")
            )
    return found


def _near(name: str, known: Mapping[str, object]) -> str:
    from rapidfuzz import process

    found = process.extractOne(name, sorted(known), score_cutoff=60)
    return f" (did you mean {found[0]}?)" if found else ""
