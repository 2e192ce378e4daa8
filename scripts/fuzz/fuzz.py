"""Asks a running host what our OpenAPI document allows and what it forbids, as people of each role, and judges each answer.

Standard input: {document, url, seconds, seed, roles: {role: [user]}, examples}. Standard output: a line of JSON for each answer.
"""

import json
import random
import sys
import time

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import HypothesisException
from known_values import KnownValues
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi import checks

PATIENCE_S = 30
SHOWN = 600
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
# How a request is made: mostly as the document allows.
MODES = [GenerationMode.POSITIVE, GenerationMode.POSITIVE, GenerationMode.NEGATIVE]


class TimeIsUp(Exception):
    pass


def tell(**line):
    print(json.dumps(line), flush=True)


def fail(role, operation, title, message, sent=None):
    """There is no answer to be judged."""
    failure = {"title": title, "message": str(message)[:SHOWN]}
    tell(role=role, operation=operation, status=0, failures=[failure], sent=sent or {})


def token_of(url, user):
    answer = requests.post(f"{url}/local/token", json={"user": user}, timeout=PATIENCE_S)
    return answer.json()["token"] if answer.ok else None


def failures_of(case, answer):
    try:
        case.validate_response(answer, checks=CHECKS)
    except schemathesis.errors.FailureGroup as group:
        return [{"title": one.title, "message": str(one.message or one)[:SHOWN]} for one in group.exceptions]
    return []


def sent_by(case):
    body = case.body if isinstance(case.body, (dict, list, str, int, float, bool, type(None))) else "-"
    return {"target": f"{case.method} {case.formatted_path}", "query": str(case.query or {})[:SHOWN], "body": json.dumps(body)[:SHOWN]}


class Fuzzer:
    def __init__(self, asked):
        self.asked = asked
        self.url = asked["url"]
        self.chance = random.Random(asked["seed"])
        self.known = KnownValues(self.chance, [user for users in asked["roles"].values() for user in users])
        self.session = requests.Session()
        self.number = asked["seed"]
        self.strategies = {}

    def ask(self, role, token, case):
        self.known.put_into(case)
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        try:
            answer = case.call(base_url=self.url, session=self.session, headers=headers, timeout=PATIENCE_S, allow_redirects=False)
        except requests.RequestException as error:
            return fail(role, case.operation.label, "No answer", type(error).__name__, sent_by(case))
        self.known.learn_from(case, answer)
        failures = failures_of(case, answer)
        more = {"sent": sent_by(case)} if failures else {}
        return tell(role=role, operation=case.operation.label, status=answer.status_code, failures=failures, **more)

    def strategy_of(self, operation, mode):
        key = (operation.label, mode)
        if key not in self.strategies:
            self.strategies[key] = operation.as_strategy(generation_mode=mode)
        return self.strategies[key]

    def try_operation(self, operation, mode, role, tokens, until):
        self.number += 1
        strategy = self.strategy_of(operation, mode)

        @seed(self.number)
        @settings(max_examples=self.asked["examples"], database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
        @given(case=strategy)
        def send(case):
            if time.monotonic() > until:
                raise TimeIsUp
            self.ask(role, self.chance.choice(tokens), case)

        try:
            send()
        except (HypothesisException, schemathesis.errors.SchemathesisError) as cannot:
            # An operation that takes nothing has nothing that could be wrong in it.
            if mode is GenerationMode.POSITIVE:
                fail(role, operation.label, "Cannot be asked", f"{type(cannot).__name__}: {cannot}")

    def run_role(self, role, users, operations, seconds):
        tokens = [token for token in (token_of(self.url, user) for user in users) if token] if users else [None]
        if not tokens:
            return fail(role, "sign in", "Nobody can sign in", role)
        until = time.monotonic() + seconds
        order = list(operations)
        while time.monotonic() < until:
            self.chance.shuffle(order)
            # Lists first, so that what they hold is known when it is asked for.
            order.sort(key=lambda one: 0 if one.method == "get" and "{" not in one.path else self.chance.choice([1, 2]))
            for operation in order:
                for mode in MODES:
                    try:
                        self.try_operation(operation, mode, role, tokens, until)
                    except TimeIsUp:
                        return None
        return None

    def run(self):
        schema = schemathesis.openapi.from_path(self.asked["document"])
        found = list(schema.get_all_operations())
        operations = [one.ok() for one in found if isinstance(one, Ok)]
        for one in found:
            if not isinstance(one, Ok):
                fail("nobody", "the document", "Cannot be read", one.err())
        roles = list(self.asked["roles"].items())
        for role, users in roles:
            self.run_role(role, users, operations, self.asked["seconds"] / len(roles))


Fuzzer(json.load(sys.stdin)).run()
