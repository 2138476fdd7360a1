package io.penstock.deal;

/** Reads what decides how the deal goes on: tests, transitions, calls. */
final class ControlReader {

    static final String NEVER = "NEVER";
    static final String WHEN_PASSING = "WHEN_PASSING";

    private final Findings findings;

    ControlReader(Findings findings) {
        this.findings = findings;
    }

    TestTerms test(Json json, String path) {
        var section = Section.of(json, path, findings);
        var terms = new TestTerms(
                section.text("name"),
                section.constant("at", TestTerms.Point.values(), DealWriter::word),
                section.text("passes"),
                section.optionalText("value"),
                section.optionalText("level"),
                section.has("cure") ? cure(section) : 1);
        section.close();
        return terms;
    }

    private static int cure(Section section) {
        return section.parsed(
                "cure", NEVER + ", " + WHEN_PASSING + " or a number from 2 to 99", 1, text -> switch (text) {
                    case NEVER -> TestTerms.NEVER;
                    case WHEN_PASSING -> 1;
                    default -> {
                        if (!text.matches("[2-9]|[1-9][0-9]")) {
                            throw new IllegalArgumentException(text);
                        }
                        yield Integer.parseInt(text);
                    }
                });
    }

    TransitionTerms transition(Json json, String path) {
        var section = Section.of(json, path, findings);
        var terms = new TransitionTerms(
                section.optionalTexts("from"),
                section.text("to"),
                section.text("when"),
                section.constant("at", TransitionTerms.Point.values(), DealWriter::word, TransitionTerms.Point.START));
        section.close();
        return terms;
    }

    CallTerms call(Json json, String path) {
        var section = Section.of(json, path, findings);
        if (!section.has("price")) {
            findings.add(
                    FindingCode.CALL_PRICE_MISSING,
                    section.path("price"),
                    "a call names the amount of money for which it buys the assets");
        }
        var terms = new CallTerms(
                section.text("name"),
                section.optionalText("by"),
                section.text("when"),
                section.text("price"),
                section.text("to"),
                section.optionalText("mode"));
        section.close();
        return terms;
    }
}
