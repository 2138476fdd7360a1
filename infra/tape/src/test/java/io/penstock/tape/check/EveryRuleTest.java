package io.penstock.tape.check;

import static io.penstock.tape.Rule.*;
import static io.penstock.tape.check.SmallTapes.auto;
import static io.penstock.tape.check.SmallTapes.autoCsv;
import static io.penstock.tape.check.SmallTapes.csv;
import static io.penstock.tape.check.SmallTapes.esmaCsv;
import static io.penstock.tape.check.SmallTapes.xml;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.tape.Rule;
import io.penstock.tape.Rule.Effect;
import io.penstock.tape.check.Checks.Outcome;
import io.penstock.tape.check.TapeChecker.Options;
import io.penstock.tape.source.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule on the smallest tape that breaks it: it finds, it has the effect that it says, and a good tape is silent. */
@NullUnmarked // cells of a table by name: a missing one fails the test by itself
class EveryRuleTest {

    private static final Map<Rule, Supplier<Outcome>> BROKEN = new TreeMap<>();

    static {
        files();
        archives();
        schema();
        cells();
        MoreBrokenTapes.addTo(BROKEN);
        BrokenWorkbooks.addTo(BROKEN);
    }

    static Stream<Rule> rules() {
        return Stream.of(Rule.values());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachRuleFindsWhatBreaksIt(Rule rule) {
        var broken = BROKEN.get(rule);
        assertThat(broken).as("a tape that breaks " + rule).isNotNull();
        var outcome = broken.get();
        assertThat(outcome.rules()).contains(rule);
        var result = outcome.checked().result();
        assertThat(result.findings()).containsKey(rule);
        if (rule.effect() == Effect.REJECTS_FILE) {
            assertThat(result.fileRejected()).isTrue();
            assertThat(result.quality()).isZero();
        } else if (rule.effect() == Effect.REJECTS_ROW) {
            assertThat(result.rejectedBy()).containsKey(rule);
            assertThat(result.rejected()).isPositive();
        }
    }

    @Test
    void aGoodTapeIsSilent() {
        var outcome = Checks.of(csv(many(30)));
        assertThat(outcome.rules()).isSubsetOf(EnumSet.of(COLUMN_EMPTY));
        assertThat(outcome.checked().result().admitted()).isEqualTo(30);
        assertThat(outcome.checked().result().quality()).isEqualTo(1000);
        assertThat(Checks.of(xml(many(30))).rules()).isSubsetOf(EnumSet.of(COLUMN_EMPTY));
    }

    @Test
    void thereAreRulesEnoughInEveryTier() {
        assertThat(Rule.values()).hasSizeGreaterThanOrEqualTo(60);
        for (var tier : Rule.Tier.values()) {
            assertThat(rules().filter(r -> r.tier() == tier)).hasSizeGreaterThanOrEqualTo(8);
        }
        assertThat(rules().map(Rule::meaning)).doesNotHaveDuplicates();
        assertThat(rules().map(Rule::remedy)).allMatch(remedy -> !remedy.isBlank());
    }

    static List<Map<String, String>> many(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(SmallTapes::auto).toList();
    }

    private static void files() {
        BROKEN.put(FILE_EMPTY, () -> Checks.of(" \n"));
        BROKEN.put(
                FILE_ENCODING_WRONG,
                () -> Checks.of(autoCsv(l -> {}).getBytes(StandardCharsets.UTF_16LE), Options.standard()));
        BROKEN.put(
                FILE_ENCODING_GUESSED,
                () -> Checks.of(
                        autoCsv(l -> l.put("vehicleManufacturerName", "CITRO\u00CBN"))
                                .getBytes(StandardCharsets.ISO_8859_1),
                        Options.standard()));
        BROKEN.put(FILE_FORMAT_UNKNOWN, () -> Checks.of("a,b\n1,2\n"));
        BROKEN.put(
                FILE_NAME_MISLEADS,
                () -> Checks.of(
                        esmaCsv(l -> {}).getBytes(StandardCharsets.UTF_8),
                        "annex2_collateral.csv",
                        Options.standard()));
        BROKEN.put(
                FILE_HAS_NO_LOAN,
                () -> Checks.of(csv(many(1)).lines().findFirst().orElseThrow()));
        BROKEN.put(XML_MALFORMED, () -> Checks.of(xml(many(2)).replaceFirst("</assets>", "")));
        BROKEN.put(
                XML_DTD_REFUSED,
                () -> Checks.of("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
                        + "<assetData>&b;</assetData>"));
        BROKEN.put(CSV_MALFORMED, () -> Checks.of(autoCsv(l -> {}) + "\"never closed\n"));
        BROKEN.put(LINE_TOO_LONG, () -> Checks.of(autoCsv(l -> l.put("vehicleManufacturerName", "x".repeat(2 << 20)))));
    }

    private static void archives() {
        var plain = csv(many(3)).getBytes(StandardCharsets.UTF_8);
        BROKEN.put(FILE_COMPRESSION_BROKEN, () -> {
            var packed = gzip(plain);
            return Checks.of(java.util.Arrays.copyOf(packed, packed.length / 2), Options.standard());
        });
        BROKEN.put(FILE_TOO_LARGE, () -> Checks.of(plain, Options.standard().within(new Limits(100, 200, 1 << 20))));
        BROKEN.put(
                FILE_RATIO_TOO_HIGH,
                () -> Checks.of(
                        gzip((csv(many(1)) + "\n".repeat(1 << 22)).getBytes(StandardCharsets.UTF_8)),
                        Options.standard().within(new Limits(1L << 30, 200, 1 << 20))));
        BROKEN.put(
                ARCHIVE_NOT_ONE_FILE, () -> Checks.of(zip(Map.of("a.csv", plain, "b.csv", plain)), Options.standard()));
        BROKEN.put(ARCHIVE_NESTED, () -> Checks.of(zip(Map.of("a.gz", gzip(plain))), Options.standard()));
    }

    private static void schema() {
        BROKEN.put(COLUMN_ESSENTIAL_MISSING, () -> Checks.of(autoCsv(l -> l.remove("assetNumber"))));
        BROKEN.put(COLUMN_DUPLICATE, () -> Checks.of(autoCsv(l -> {}).replaceFirst("subvented", "assetNumber")));
        BROKEN.put(COLUMN_MISSING, () -> Checks.of(autoCsv(l -> l.remove("assetTypeNumber"))));
        BROKEN.put(COLUMN_UNKNOWN, () -> Checks.of(autoCsv(l -> l.put("colour", "red"))));
        BROKEN.put(COLUMN_UNNAMED, () -> Checks.of(autoCsv(l -> l.put("", "red"))));
        BROKEN.put(ROW_CELL_COUNT, () -> Checks.of(csv(many(2)) + "1,2\n"));
        BROKEN.put(
                ELEMENT_REPEATED,
                () -> Checks.of(xml(many(1)).replace("<subvented>", "<assetNumber>X</assetNumber><subvented>")));
        BROKEN.put(ELEMENT_UNEXPECTED, () -> Checks.of(xml(many(1)).replace(">735<", "><b>735</b><")));
        BROKEN.put(CELL_TOO_LONG, () -> Checks.of(autoCsv(l -> l.put("vehicleManufacturerName", "x".repeat(10_001)))));
        BROKEN.put(COLUMN_EMPTY, () -> Checks.of(csv(many(2))));
        BROKEN.put(COLUMN_NO_DATA, () -> Checks.of(esmaCsv(l -> l.put("RREL13", "ND1"))));
    }

    private static void cell(Rule rule, String field, String value) {
        BROKEN.put(rule, () -> Checks.of(autoCsv(l -> l.put(field, value))));
    }

    private static void esma(Rule rule, String field, String value) {
        BROKEN.put(rule, () -> Checks.of(esmaCsv(l -> l.put(field, value))));
    }

    private static void cells() {
        cell(VALUE_ESSENTIAL_MISSING, "reportingPeriodActualEndBalanceAmount", "");
        cell(VALUE_MISSING, "assetTypeNumber", " ");
        cell(VALUE_MISSING_AS_TEXT, "recoveredAmount", "N/A");
        cell(NUMBER_MALFORMED, "originalLoanAmount", "12x");
        cell(NUMBER_SEPARATED, "originalLoanAmount", "29,019.59");
        cell(NUMBER_TOO_LARGE, "originalLoanAmount", "99999999999999999999");
        cell(NUMBER_EXPONENT, "originalLoanAmount", "2.9e+04");
        cell(NUMBER_NOT_WHOLE, "originalLoanTerm", "76.5");
        cell(NUMBER_FLOAT_NOISE, "scheduledPrincipalAmount", "329.1300000000001");
        cell(AMOUNT_FRACTION_OF_CENT, "scheduledPrincipalAmount", "329.134");
        cell(DATE_MALFORMED, "reportingPeriodEndingDate", "2020-07-31");
        cell(DATE_IMPOSSIBLE, "interestPaidThroughDate", "02-30-2020");
        cell(DATE_FAR_OFF, "originationDate", "08/1919");
        cell(CODE_UNKNOWN, "subvented", "7");
        cell(FLAG_MALFORMED, "underwritingIndicator", "Y");
        cell(TEXT_TOO_LONG, "assetNumber", "A".repeat(26));
        cell(TEXT_CONTROL_CHARACTER, "vehicleManufacturerName", "CHEVRO\u0007LET");
        cell(TEXT_FORMULA, "vehicleManufacturerName", "=cmd|' /C calc'!A0");
        cell(ID_DAMAGED, "assetNumber", "1.23457E+11");
        cell(SCORE_AS_TEXT, "obligorCreditScore", "VS 714 FICO 774");
        cell(SCORE_OUT_OF_RANGE, "obligorCreditScore", "7");
        esma(CURRENCY_UNKNOWN, "RREL28", "EURO");
        esma(COUNTRY_UNKNOWN, "RREL84", "XX");
        esma(LEI_WRONG, "RREL83", "72450072GIRER22FKI27");
        esma(NO_DATA_NOT_ALLOWED, "RREL69", "ND5");
        esma(NO_DATA_UNKNOWN, "RREL13", "ND7");
        esma(STATUS_PREFIXED, "RREL69", "Late. Status:PERF");
        esma(CURRENCY_MISSING, "RREL16_CURRENCY", "");
    }

    static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** One loan in its first month and the next. */
    static Outcome after(Map<String, String> before, Map<String, String> now) {
        var first = Checks.of(csv(List.of(before)));
        return Checks.of(
                csv(List.of(now)),
                Options.standard()
                        .after(first.checked().snapshot(), first.checked().hash()));
    }

    /** The month after {@link SmallTapes#auto}. */
    static Map<String, String> next() {
        var loan = auto(1);
        loan.put("reportingPeriodBeginningDate", "08-01-2020");
        loan.put("reportingPeriodEndingDate", "08-31-2020");
        loan.put("reportingPeriodBeginningLoanBalanceAmount", "25565.38");
        loan.put("reportingPeriodActualEndBalanceAmount", "25252.17");
        return loan;
    }
}
