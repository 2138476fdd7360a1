package io.penstock.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.deal.CanonicalJson.MalformedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @Test
    void sortsKeysAndDropsWhiteSpace() {
        assertThat(canonical(" { \"b\" : [ \"1\" , { } , [ ] ] ,\r\n\t\"a\" : \"x y\" } "))
                .isEqualTo("{\"a\":\"x y\",\"b\":[\"1\",{},[]]}");
    }

    /** U+FF61 comes before U+1F600, although its UTF-16 code unit is the larger. */
    @Test
    void sortsByCodePointAndNotByCodeUnit() {
        assertThat(canonical("{\"\uD83D\uDE00\":\"2\",\"\uFF61\":\"1\",\"ab\":\"3\",\"a\":\"4\"}"))
                .isEqualTo("{\"a\":\"4\",\"ab\":\"3\",\"\uFF61\":\"1\",\"\uD83D\uDE00\":\"2\"}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"\\u0041\\/\"`,       `\"A/\"`",
                "`\"\\u001F\\u000a\"`,   `\"\\u001f\\n\"`",
                "`\"\\b\\f\\r\\t\\\\\\\"\"`, `\"\\b\\f\\r\\t\\\\\\\"\"`",
                "`\"e\\u0301\"`,         `\"\u00e9\"`", // e and an accent become one character
                "`\"\\ud83d\\ude00\"`,   `\"\uD83D\uDE00\"`",
            })
    void writesEachTextInOneWay(String json, String expected) {
        assertThat(canonical(json)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":\"1\",}",
                "[\"1\",]",
                "[\"1\"]]",
                "1",
                "[1]",
                "{\"a\":1.5}",
                "true",
                "null",
                "{a:\"1\"}",
                "'a'",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\n\"",
                "\"\\ud83d\"",
                "{\"a\":\"1\",\"a\":\"2\"}",
                "{\"\u00e9\":\"1\",\"e\u0301\":\"2\"}",
                "\uFEFF{}",
                "{} {}",
                "//x\n{}"
            })
    void refusesWhatIsNoDocument(String json) {
        assertThatThrownBy(() -> CanonicalJson.parse(json)).isInstanceOf(MalformedException.class);
    }

    @Test
    void namesLineAndColumn() {
        assertThatThrownBy(() -> CanonicalJson.parse("{\n \"a\": 15}"))
                .hasMessage("line 2, column 7: a text, list or object is expected here; numbers are written as texts");
    }

    @Test
    void refusesDocumentsThatAreTooDeepOrTooLong() {
        assertThat(canonical("[".repeat(64) + "]".repeat(64))).hasSize(128);
        assertThatThrownBy(() -> CanonicalJson.parse("[".repeat(65) + "]".repeat(65)))
                .hasMessageEndingWith("more than 64 levels");
        assertThatThrownBy(() -> CanonicalJson.parse(" ".repeat(4 * 1024 * 1024) + "{}"))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void printsTreesThatWereBuilt() {
        var tree =
                Json.Members.of(Map.of("b", Json.Array.ofTexts(Map.of("x", "y").values()), "a", new Json.Text("")));
        assertThat(CanonicalJson.print(tree)).isEqualTo("{\"a\":\"\",\"b\":[\"y\"]}");
    }

    /** SHA-256 of "abc", FIPS 180-4, appendix of examples. */
    @Test
    void isHashedAsItStands() {
        assertThat(DocumentHash.of("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static String canonical(String json) {
        return CanonicalJson.print(CanonicalJson.parse(json));
    }
}
