"""The flows as something to plan on: a leg that needs the consent of the alleged perpetrator is none, unless safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.carrying import carried_by
from queries.flow_decider import CAN_CALL, FlowDecider, calling
from queries.safe_asking import asked_by, asking_endangers, without_asking_him

if TYPE_CHECKING:
    from queries.by_grounds import ByGrounds
    from queries.legal_answer import Leg
    from queries.legal_flows import Carriage
    from queries.verdict import Verdict

__all__ = ["CarefulFlows"]


class CarefulFlows(FlowDecider):
    """As :class:`queries.flow_decider.FlowDecider`, by grounds that do not ask him (:mod:`queries.safe_asking`)."""

    def over_him(self, chain: Carriage, recipient: str, item: str, step: str) -> bool:
        """Whether the law would let who has it tell ``recipient`` now by a ground that asks him, unsafely."""
        flow = calling(chain.party, recipient, item)
        return any(
            by.verdict.rank <= CAN_CALL and asking_endangers(asked_by(by.verdict), self.bench.facts)
            for leg in self._decided(chain, flow, item, step, self._purposes(recipient, step))
            if leg.verdict is not None
            for by in super(CarefulFlows, self)._carried(leg.verdict, acute=False)
        )

    def left_out(self, leg: Leg) -> bool:
        """Whether the law carries this flow, and only by a ground that asks him, unsafely."""
        if leg.verdict is None or self._carried(leg.verdict, acute=leg.acute):
            return False
        return bool(super()._carried(leg.verdict, acute=leg.acute))

    def _carried(self, verdict: Verdict, *, acute: bool) -> tuple[ByGrounds, ...]:
        careful = without_asking_him(self._on_day, verdict, self.bench.facts)
        return () if careful is None else carried_by(self._on_day, careful, acute=acute)
