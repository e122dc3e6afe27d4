"""Seeded, synthetic cells: some hold made-up personal data in many notations, the others are clean. No real person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

__all__ = ["BSN_NOTATIONS", "Cell", "cells", "clean_cells", "dirty_cells"]


@dataclass(frozen=True)
class Cell:
    """A text, and the detector that should see something in it (``None``: none should)."""

    text: str
    detector: str | None
    notation: str = ""
    value: str = ""


_FRAMES = (
    "{}", "Zie {}.", "Afspraak met wijkteam, {}, vandaag", "contact: {}", "({})", "Notitie: {}; daarna overleg",
    "gegevens {} staan in het dossier", "note {} end", "Overleg op 12-03-2026 over {}", "meldt zich, {} en belt terug",
)  # fmt: skip


def bsn(random: Random) -> str:
    """A made-up number that passes the eleven-test."""
    while True:
        digits = [random.randint(1, 9), *(random.randint(0, 9) for _ in range(7))]
        rest = sum(digit * weight for digit, weight in zip(digits, range(9, 1, -1), strict=True)) % 11
        if rest < 10:
            return "".join(map(str, [*digits, rest]))


def bsn_of_eight(random: Random) -> str:
    """A made-up number that starts with a nought, written without it."""
    while True:
        digits = [0, random.randint(1, 9), *(random.randint(0, 9) for _ in range(6))]
        rest = sum(digit * weight for digit, weight in zip(digits, range(9, 1, -1), strict=True)) % 11
        if rest < 10:
            return "".join(map(str, [*digits[1:], rest]))


def _cut(number: str, sizes: tuple[int, ...], separator: str) -> str:
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    return separator.join(parts)


BSN_NOTATIONS: dict[str, Callable[[str], str]] = {
    "plain": lambda number: number,
    "spaces 3-3-3": lambda number: _cut(number, (3, 3, 3), " "),
    "dots 4-2-3": lambda number: _cut(number, (4, 2, 3), "."),
    "dots 3-3-3": lambda number: _cut(number, (3, 3, 3), "."),
    "dashes 3-3-3": lambda number: _cut(number, (3, 3, 3), "-"),
    "dashes 4-2-3": lambda number: _cut(number, (4, 2, 3), "\u2011"),
    "slashes": lambda number: _cut(number, (3, 3, 3), "/"),
    "no-break spaces 4-5": lambda number: _cut(number, (4, 5), "\u00a0"),
    "thin spaces 2-3-4": lambda number: _cut(number, (2, 3, 4), "\u2009"),
    "every digit apart": lambda number: " ".join(number),
    "full width": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in number),
    "zero-width inside": lambda number: "\u200b".join(number),
    "after the word": lambda number: f"BSN {number}",
    "glued to the word": lambda number: f"bsn{number}",
    "burgerservicenummer": lambda number: f"burgerservicenummer: {_cut(number, (4, 2, 3), ' ')}",
    "Arabic-Indic digits": lambda number: "".join(chr(0x660 + int(digit)) for digit in number),
}

_GIVEN_COMMON = (
    "Jan",
    "Fatima",
    "Mohammed",
    "Anna",
    "Sanne",
    "Daan",
    "Emma",
    "Pieter",
    "Kees",
    "Zeynep",
    "Mehmet",
    "Agnieszka",
    "Piotr",
    "Youssef",
    "Amina",
    "Lotte",
    "Tim",
)
_GIVEN_RARE = (
    "Tjibbe",
    "Ocker",
    "Xiomara",
    "Quvenzhané",
    "Bodil",
    "Ravindra",
    "Nguyen",
    "Siobhan",
    "Lemlem",
    "Wolfram",
)
_SURNAMES = (
    "Jansen", "de Vries", "van den Berg", "el Amrani", "Yılmaz", "Kowalska", "Bakker", "van 't Hof", "de Jong-Visser",
    "Özdemir", "Martina", "Ramdin", "ter Braak", "van der Meer", "Nowak", "Haile",
)  # fmt: skip
_STREETS = (
    "Dorpsstraat",
    "Kerklaan",
    "Lindeweg",
    "Marktplein",
    "Herengracht",
    "Prinsenkade",
    "Esdoornlaan",
    "Stationsweg",
)
_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def _iban(random: Random) -> str:
    bank = random.choice(("ABNA", "INGB", "RABO", "TRIO", "SNSB"))
    account = f"{random.randint(0, 10**10 - 1):010}"
    moved = "".join(str(int(char, 36)) for char in f"{bank}{account}NL00")
    number = f"NL{98 - int(moved) % 97:02}{bank}{account}"
    spaced = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    return random.choice((number, spaced, spaced.lower(), spaced.replace(" ", "\u00a0"), spaced.replace(" ", ".")))


def _email(random: Random) -> str:
    name = random.choice(("j.jansen", "fatima_elamrani", "info", "k-de-vries+werk", "anna1987"))
    host = random.choice(("voorbeeld.nl", "mail.example.org", "gmail.com", "gemeente-x.nl"))
    return random.choice(
        (f"{name}@{host}", f"{name} @ {host}", f"{name}(at){host}", f"{name} [at] {host}", f"{name}＠{host}")
    )


def _phone(random: Random) -> str:
    mobile, line = f"{random.randint(0, 10**8 - 1):08}", f"{random.randint(1, 9)}{random.randint(0, 10**6 - 1):06}"
    area = random.choice(("70", "15", "10", "20", "73", "30"))
    return random.choice(
        (
            f"06{mobile}", f"06-{mobile}", f"06 {mobile[:2]} {mobile[2:4]} {mobile[4:6]} {mobile[6:]}", f"+316{mobile}",
            f"+31 6 {mobile}", f"0031 6 {mobile}", f"+31 (0)6 {mobile[:4]} {mobile[4:]}", f"(06) {mobile}",
            f"0{area}-{line}", f"(0{area}) {line[:3]} {line[3:]}", f"+31 {area} {line}",
            f"0{area} {line[:3]} {line[3:5]} {line[5:]}",
            f"+32 4{mobile}", f"0174-{line[:6]}", f"06\u2011{mobile}",
        )
    )  # fmt: skip


def _address(random: Random) -> str:
    letters = random.choice("ABCDEFGHJKLMNPRTVWXZ") + random.choice("ABCEGHJKLMNPRTVWXZ")
    code, house = (
        f"{random.randint(1012, 9999)}",
        f"{random.randint(1, 399)}{random.choice(('', 'a', ' B', '-2', ' bis'))}",
    )
    space, street = random.choice(("", " ")), random.choice(_STREETS)
    return random.choice(
        (
            f"{code}{space}{letters} {house}", f"{code}{space}{letters}, {house}",
            f"{code}{space}{letters} nr. {house}", f"{street} {house}, {code}{space}{letters}",
            f"{street} {house} {code}{space}{letters} Rijswijk",
            f"{code}{letters.lower()} {house}", f"{code} {letters} huisnummer {house}",
        )
    )  # fmt: skip


def _birth_date(random: Random) -> str:
    day, month, year = random.randint(1, 28), random.randint(1, 12), random.randint(1935, 2025)
    date = random.choice(
        (
            f"{day:02}-{month:02}-{year}", f"{day}/{month}/{year}", f"{year}-{month:02}-{day:02}",
            f"{day} {_MONTHS[month - 1]} {year}", f"{day:02}.{month:02}.{year}", f"{day:02}-{month:02}-{year % 100:02}",
        )
    )  # fmt: skip
    return random.choice(
        (f"geb. {date}", f"geboren op {date}", f"geboortedatum: {date}", f"born {date}", f"(°{date})", f"GBD {date}",
         f"date of birth {date}", f"geboren te Delft, {date}", f"{date} geboren")
    )  # fmt: skip


def _name(random: Random) -> str:
    given, surname = random.choice(_GIVEN_COMMON), random.choice(_SURNAMES)
    initial = given[0]
    return random.choice(
        (
            f"mevrouw {surname}", f"dhr. {surname}", f"mw. {initial}. {surname}", f"{given} {surname}",
            f"{initial}.{random.choice('ABCD')}. {surname}", f"meneer {given} {surname}", f"slachtoffer {given}",
            f"de moeder, {given}", f"mevr. {surname}", f"{given}-{random.choice(_GIVEN_COMMON)} {surname}",
            f"mr. {surname}", f"naam: {given}", f"{random.choice(_GIVEN_RARE)} {surname}", f"familie {surname}",
            f"Mrs. {surname}", f"victim {given}",
        )
    )  # fmt: skip


def _plate(random: Random) -> str:
    def letters(number: int) -> str:
        return "".join(random.choice("BDFGHJKLNPRSTVXZ") for _ in range(number))

    def digits(number: int) -> str:
        return f"{random.randint(0, 10**number - 1):0{number}}"

    return random.choice(
        (
            f"{letters(2)}-{digits(2)}-{letters(2)}", f"{digits(2)}-{letters(3)}-{digits(1)}",
            f"{letters(1)}-{digits(3)}-{letters(2)}", f"kenteken {letters(2)}{digits(3)}{letters(1)}",
        )
    )  # fmt: skip


def _case_number(random: Random) -> str:
    number = f"{random.randint(0, 999999):06}"
    return random.choice(
        (
            f"PL1500-2026{number}-1", f"parketnummer 09/{number}-26", f"09/{number}-26", f"zaaknummer C/09/{number}",
            f"dossiernummer {number}", f"BVH-nummer 2026{number}", f"meldingsnummer: {number}", f"mutatienr {number}12",
            f"case number {number}",
        )
    )  # fmt: skip


_MAKERS: dict[str, Callable[[Random], str]] = {
    "personal-iban": _iban,
    "personal-email": _email,
    "personal-phone": _phone,
    "personal-address": _address,
    "personal-birth-date": _birth_date,
    "personal-name": _name,
    "personal-plate": _plate,
    "personal-case-number": _case_number,
}


def dirty_cells(number: int, seed: int = 20261122) -> Iterator[Cell]:
    """``number`` cells with one made-up value each: half of them a BSN, in turn over the notations."""
    random = Random(seed)
    notations, makers = list(BSN_NOTATIONS.items()), list(_MAKERS.items())
    for count in range(number):
        frame = random.choice(_FRAMES)
        if count % 2 == 0:
            if count % 34 == 32:
                value = bsn_of_eight(random)
                yield Cell(frame.format(f"BSN {value}"), "personal-bsn", "eight digits after the word", value)
                continue
            notation, write = notations[(count // 2) % len(notations)]
            value = bsn(random)
            yield Cell(frame.format(write(value)), "personal-bsn", notation, value)
        else:
            detector, make = makers[(count // 2) % len(makers)]
            value = make(random)
            yield Cell(frame.format(value), detector, value=value)


_CLEAN = (
    "Zie artikel {n}, lid {k}, van de Wmo 2015, Stb. {year}, {n3}",
    "ECLI:NL:HR:{year}:{n4} over de maatregel",
    "ECLI:NL:RBDHA:{year}:{n5} en BWBR00{n5}",
    "Regeling CVDR{n6}, geldig vanaf {day}-{month}-{year}",
    "BWBR00{n5}, artikel {n3}, {year}-{month}-{day}",
    "Binnen {k} uur na de melding, uiterlijk {n} dagen",
    "Bel 112 bij spoed, 0900-8844 zonder spoed, Veilig Thuis 0800-2000",
    "Veilig Thuis Haaglanden, {k} dagen per week, 24/7 bereikbaar",
    "In {year} waren er {n5} meldingen; in het jaar ervoor {n4}",
    "Budget € {n3}.{n3}.{n3} over {k} jaar",
    "Kosten {n3}.{n3}.{n3} euro, dat is {n}%",
    "KvK {n8}, RSIN {n9}",
    "doi 10.{n4}/{n9}.{year}.{n6}",
    "https://www.example.org/rapport/{n9}/bijlage-{n3}",
    "ISBN 978-90-{n4}-{n3}-{k}",
    "OR {k}.{n} (95% CI {k}.{n}-{n}.{k}), n={n4}",
    "Overleg op {day}-{month}-{year} om {hour}:30 uur, vervolg {year}-{month}-{day}",
    "Stap {k} van {n}: van {n3} naar {n4} zaken, weging {k}-{n}",
    "Het huisverbod duurt 10 dagen en kan tot 28 dagen worden verlengd (Wth 9)",
    "De burgemeester beslist binnen 24 uur; de hulpofficier vult het RiHG in",
    "Raad voor de Kinderbescherming, Openbaar Ministerie en Reclassering Nederland",
    "Politie-eenheid Den Haag, basisteam Rijswijk, {n} wijkagenten",
    "Kantooruren maandag tot vrijdag 08:30-17:00, piket 24/7",
    "Danger Assessment: onder 8 variabel, 8-13 verhoogd, 14-17 ernstig, {n} en hoger extreem",
    "Het slachtoffer vertelt wat er gebeurde; de moeder en het kind zijn gehoord",
    "Gerechtshof Den Haag, {day} maart {year}; uitspraak in {n4} zaken",
    "Postcodegebied 2284 tot 2289, {n4} huishoudens",
    "Rapport van de Inspectie, {year}, pagina {n3}, noot {n}",
    "The safety assessment takes {k} days; response within {n} minutes in {n3} cases",
    "S{n}, S{k}; versie 0.{k}.{n}, gewijzigd op {year}-{month}-{day}",
    "Uit {n3} dossiers over {year}-{year2}; steekproef {n4} van {n5}",
    "Wet verplichte ggz, artikel {k}:{n}; Stcrt. {year}, {n5}",
    "AVG artikel 9, lid 2, onder g; UAVG artikel {n}; BSN alleen bij wettelijke grondslag (artikel 46)",
    "De BSN-toets (artikel 87 AVG) van {day}-{month}-{year} geldt hier",
    "Levels 1, 2, 3 en 4; termijnen 1, 4, 24, 120 en 1008 uur",
    "Leeftijd van 16 tot en met 23 jaar, geboren na {year}",
    "Handreiking meldcode, druk {k}, {n3} pagina's, € {n},50",
    "Zorg- en Veiligheidshuis Haaglanden; tafel met {n} stoelen",
)  # fmt: skip


def clean_cells(number: int, seed: int = 20261123) -> Iterator[Cell]:
    """``number`` cells as they occur in laws, protocols and reports; full of numbers, none of them personal."""
    random = Random(seed)
    for count in range(number):
        year = random.randint(1995, 2026)
        yield Cell(
            _CLEAN[count % len(_CLEAN)].format(
                k=random.randint(1, 9), n=random.randint(10, 99), n3=random.randint(100, 999),
                n4=random.randint(1000, 9999), n5=random.randint(10_000, 99_999), n6=random.randint(100_000, 999_999),
                n8=random.randint(10**7, 10**8 - 1), n9=random.randint(10**8, 10**9 - 1),
                year=year, year2=year + 1, day=f"{random.randint(1, 28):02}",
                month=f"{random.randint(1, 12):02}", hour=f"{random.randint(8, 17):02}",
            ),
            None,
        )  # fmt: skip


def cells(number: int) -> tuple[list[Cell], list[Cell]]:
    """``number`` cells: half of them dirty, half clean."""
    return list(dirty_cells(number // 2)), list(clean_cells(number // 2))
