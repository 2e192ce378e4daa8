"""Values that answers held, put into later requests: by chance alone nobody finds a case that is there."""

import json
import re
from datetime import date, timedelta

ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
HOUSEHOLD = re.compile(r"\d{15}-\d{4}")
AREA = re.compile(r"62(?:\d{4}|\d{7}|\d{10}|\d{13})")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
INSTANT = re.compile(r"(\d{4}-\d\d-\d\d)T.+")
SHAPES = {"ulid": ULID, "household": HOUSEHOLD, "area": AREA}
"""Properties that name somebody or something that has to be there."""
REFERS = {"worker", "deputy", "helper", "from", "to", "unit", "into", "origin", "follows", "linked", "corrects"}
OFTEN = 0.7
MOST = 400
DAYS_AROUND = 40


def segment_before(path, name):
    """Of what `name` is the id: cases, for /cases/{caseId}."""
    parts = path.split("/")
    place = next((n for n, part in enumerate(parts) if f"{{{name}}}" in part), 0)
    return next((part for part in reversed(parts[:place]) if part and "{" not in part), "")


def last_segment(path):
    return next((part for part in reversed(path.split("/")) if part and "{" not in part), "")


class KnownValues:
    def __init__(self, chance, keep):
        self.chance = chance
        """Who is needed to the end: nobody disables them."""
        self.keep = set(keep)
        self.pools = {}

    def note(self, kind, value):
        if value in self.keep:
            return
        pool = self.pools.setdefault(kind, [])
        if value in pool:
            return
        if len(pool) < MOST:
            pool.append(value)
        else:
            pool[self.chance.randrange(MOST)] = value

    def one_of(self, *kinds):
        pool = next((self.pools[kind] for kind in kinds if self.pools.get(kind)), None)
        return None if pool is None or self.chance.random() > OFTEN else self.chance.choice(pool)

    def learn_from(self, case, answer):
        if answer.status_code >= 300:
            return
        try:
            self.learn(json.loads(answer.content), last_segment(case.operation.path), "")
        except ValueError:
            # Paper, a calendar: no ids for us.
            return

    def learn(self, value, segment, name):
        if isinstance(value, dict):
            for key, inner in value.items():
                self.learn(inner, segment, key)
        elif isinstance(value, list):
            for inner in value[:20]:
                self.learn(inner, segment, name)
        elif isinstance(value, str) and 0 < len(value) < 65:
            self.note(name, value)
            if name in ("id", "code", "number"):
                self.note(f"/{segment}", value)
            for shape, pattern in SHAPES.items():
                if pattern.fullmatch(value):
                    self.note(shape, value)

    def put_into(self, case):
        path = case.operation.path
        for name in case.path_parameters or {}:
            bare = name.removesuffix("Id")
            known = self.one_of(f"/{segment_before(path, name)}", name, bare)
            if known is not None:
                case.path_parameters[name] = known
        if isinstance(case.query, dict):
            case.query = {name: self.better(value, name) for name, value in case.query.items()}
        case.body = self.better(case.body, "")
        for name in case.headers or {}:
            if name.lower() == "if-match" and self.chance.random() < OFTEN:
                case.headers[name] = self.chance.choice(["*", '"1"', '"2"', '"3"'])

    def better(self, value, name):
        if isinstance(value, dict):
            return {key: self.better(inner, f"{key}") for key, inner in value.items()}
        if isinstance(value, list):
            return [self.better(inner, name) for inner in value]
        return self.better_text(value, name) if isinstance(value, str) else value

    def better_text(self, text, name):
        if DAY.fullmatch(text):
            return self.near_day() if self.chance.random() < OFTEN else text
        moment = INSTANT.fullmatch(text)
        if moment:
            return text.replace(moment[1], self.near_day()) if self.chance.random() < OFTEN else text
        # The id of what is made is a new one.
        if name == "id" and ULID.fullmatch(text):
            return text
        shape = next((shape for shape, pattern in SHAPES.items() if pattern.fullmatch(text)), "")
        known = self.one_of(name, shape) if name in REFERS or shape else None
        return text if known is None else known

    def near_day(self):
        return (date.today() + timedelta(days=self.chance.randint(-DAYS_AROUND, DAYS_AROUND))).isoformat()
