"""ORA-style measures of an information position, a small module each; ``registry`` has them all by name.

=================  ================================================================================
module             measures
=================  ================================================================================
``broken_links``   steps that lose an item when a link is cut
``complexity``     density of the whole meta-matrix
``congruence``     knowledge and communication congruence
``critical``       critical agent, items lost when an agent drops out
``exclusivity``    knowledge and task exclusivity
``likeness``       resemblance, distinctiveness, expertise, needed-overlap
``load``           knowledge load and diversity
``memory``         blind need, accuracy, consensus, specialisation
``needs``          agent and task knowledge needs, under-supply
``redundancy``     redundancy of access and of assignment
``sociometry``     sociometric status, density, cohesion, diameter
``waste``          agent and task knowledge waste
``workload``       actual and potential knowledge workload
=================  ================================================================================

``matrices`` is what they are taken of, ``sensitivity`` how far each leans on a single edge. A measure that is undefined
is ``None``, never 0. The names are those of the literature; parity with any programme is not claimed.
"""
