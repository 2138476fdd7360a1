package io.penstock.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One to two hundred characters, and blanks are none. */
class ReasonsTest {

    @Test
    void neitherEmptyNorLong() {
        assertThat(Reasons.objection("x")).isEmpty();
        assertThat(Reasons.objection("x".repeat(200))).isEmpty();
        assertThat(Reasons.objection("x".repeat(201))).hasValue("a reason has 1 to 200 characters, given are 201");
        assertThat(Reasons.objection("")).isPresent();
        assertThat(Reasons.objection(" \n ")).hasValue("a reason has 1 to 200 characters, given are 0");
    }
}
