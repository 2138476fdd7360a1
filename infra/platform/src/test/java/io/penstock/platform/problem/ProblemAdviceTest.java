package io.penstock.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.CannotCreateTransactionException;

class ProblemAdviceTest {

    private final ProblemAdvice advice = new ProblemAdvice();

    /** A database that is away is no error of the caller's and none of ours: the same request may succeed soon. */
    @Test
    void aServerThatIsAwayIsAskedAgain() {
        var answer = advice.unexpected(
                new CannotCreateTransactionException("no connection", new SQLTransientConnectionException("refused")));

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
        assertThat(String.valueOf(answer.getBody())).contains("SERVER_AWAY").doesNotContain("refused");
    }

    @Test
    void anErrorOfOursTellsNothingButItsTrace() {
        var answer = advice.unexpected(new IllegalStateException("secret"));

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(String.valueOf(answer.getBody())).contains("traceId").doesNotContain("secret");
    }
}
