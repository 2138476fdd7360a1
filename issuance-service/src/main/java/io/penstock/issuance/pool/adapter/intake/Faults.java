package io.penstock.issuance.pool.adapter.intake;

import io.penstock.platform.rest.OperationError;
import io.penstock.platform.rest.OperationFailedException;
import io.penstock.tape.Finding;
import io.penstock.tape.Rule.Effect;
import io.penstock.tape.TapeResult;
import java.util.ArrayList;
import java.util.List;

/** The first findings that reject a row or the file, for the answer to whoever sent it; all of them are stored. */
final class Faults {

    private static final int LISTED = 100;

    private final List<OperationError> first = new ArrayList<>();
    private long total;

    void found(Finding finding) {
        if (finding.rule().effect() == Effect.ADVISES) {
            return;
        }
        total++;
        if (first.size() < LISTED) {
            first.add(new OperationError(
                    finding.line() == 0 ? null : finding.line(),
                    finding.column().isEmpty() ? null : finding.column(),
                    finding.rule().name(),
                    finding.value().isEmpty() ? null : finding.value(),
                    finding.rule().meaning()
                            + (finding.detail().isEmpty() ? "" : " (" + finding.detail() + ")") + ": "
                            + finding.rule().remedy()));
        }
    }

    OperationFailedException refusal(String fileName, TapeResult result) {
        var text = total + (total == 1 ? " fault" : " faults") + " in " + fileName
                + (total > first.size() ? ", the first " + first.size() + " are listed" : "")
                + "; nothing was stored. Correct the file and send it again"
                + (result.fileRejected() || result.admitted() == 0
                        ? "."
                        : ", or send it with rejectedRows=PARK to use its " + result.admitted() + " good rows.");
        return new OperationFailedException("TAPE_FAULTY", text, first);
    }
}
