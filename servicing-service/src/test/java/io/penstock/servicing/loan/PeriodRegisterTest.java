package io.penstock.servicing.loan;

import static io.penstock.servicing.loan.PeriodRegisterRejection.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.DeciderSpec;
import io.penstock.servicing.loan.PeriodDifference.Source;
import io.penstock.servicing.loan.PeriodRegisterCommand.AssignPeriodException;
import io.penstock.servicing.loan.PeriodRegisterCommand.CompareFigures;
import io.penstock.servicing.loan.PeriodRegisterCommand.RecordCertificate;
import io.penstock.servicing.loan.PeriodRegisterCommand.SetPeriodRules;
import io.penstock.servicing.loan.PeriodRegisterCommand.WaivePeriodException;
import io.penstock.servicing.loan.PeriodRegisterEvent.CertificateRecorded;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodExceptionAssigned;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodExceptionCorrected;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodExceptionOpened;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodExceptionWaived;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodRulesSet;
import io.penstock.servicing.loan.domain.PeriodRegister;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PeriodRegisterTest {

    private static final PeriodRegisterId ID = PeriodRegisterId.ofDeal("SMALL-2020-1");
    private static final YearMonth AUGUST = YearMonth.of(2020, 8);
    private static final YearMonth SEPTEMBER = YearMonth.of(2020, 9);
    private static final Map<PeriodFigure, BigDecimal> OURS = Map.of(
            PeriodFigure.INTEREST, new BigDecimal("10.00"),
            PeriodFigure.LOAN_COUNT, new BigDecimal("39"),
            PeriodFigure.CASH, new BigDecimal("127.35"));

    private final CertificateRecorded certified =
            new CertificateRecorded(ID, AUGUST, List.of(figure(PeriodFigure.INTEREST, "10.01")), "cora");
    private final PeriodDifference interest = differs("10.00", "10.01", "0");
    private final PeriodExceptionOpened opened = opened(1, AUGUST, interest);
    private final PeriodExceptionWaived waived = new PeriodExceptionWaived(ID, 1, "rounding", "ann");

    private final DeciderSpec<PeriodRegisterCommand, PeriodRegisterEvent, PeriodRegister> register =
            new DeciderSpec<>(PeriodRegister::decide, PeriodRegister::evolve, PeriodRegister.NONE);

    @Nested
    class Certificate {

        @Test
        void keepsItsFiguresInTheirOrder() {
            register.given()
                    .when(certify(AUGUST, figure(PeriodFigure.CASH, "1.0"), figure(PeriodFigure.INTEREST, "2")))
                    .then(new CertificateRecorded(
                            ID,
                            AUGUST,
                            List.of(figure(PeriodFigure.INTEREST, "2.00"), figure(PeriodFigure.CASH, "1")),
                            "cora"));
        }

        @Test
        void twiceIsOnceAlsoWhenThePeriodIsClosed() {
            register.given(certified)
                    .when(new RecordCertificate(ID, AUGUST, SEPTEMBER, certified.figures(), "cora"))
                    .then();
        }

        @Test
        void isOfTheOpenPeriod() {
            register.given()
                    .when(new RecordCertificate(ID, AUGUST, SEPTEMBER, List.of(), "cora"))
                    .thenRejected(CERTIFICATE_TOO_LATE); // takes precedence over CERTIFICATE_FIGURES_MALFORMED
            register.given()
                    .when(certify(SEPTEMBER))
                    .thenRejected(CERTIFICATE_TOO_EARLY); // takes precedence over CERTIFICATE_FIGURES_MALFORMED
        }

        @Test
        void saysEachFigureOnce() {
            register.given().when(certify(AUGUST)).thenRejected(CERTIFICATE_FIGURES_MALFORMED);
            register.given()
                    .when(certify(AUGUST, figure(PeriodFigure.CASH, "1"), figure(PeriodFigure.CASH, "2")))
                    .thenRejected(CERTIFICATE_FIGURES_MALFORMED);
        }

        private RecordCertificate certify(YearMonth period, CertifiedFigure... figures) {
            return new RecordCertificate(ID, period, AUGUST, List.of(figures), "cora");
        }
    }

    @Nested
    class Rules {

        @Test
        void areKeptOnce() {
            register.given().when(rules("0.01")).then(set("0.01"));
            register.given(set("0.01")).when(rules("0.010")).then();
            register.given(set("0.01")).when(rules("0.02")).then(set("0.02"));
        }

        @Test
        void haveNoNegativeTolerance() {
            register.given().when(rules("-0.01")).thenRejected(TOLERANCE_MALFORMED);
            register.given()
                    .when(new SetPeriodRules(
                            ID,
                            List.of(figure(PeriodFigure.CASH, "1"), figure(PeriodFigure.CASH, "2")),
                            false,
                            false,
                            "ann"))
                    .thenRejected(TOLERANCE_MALFORMED);
        }

        @Test
        void mayAskForACertificate() {
            var missing = new PeriodDifference(
                    "certificate", Source.CERTIFICATE, Optional.empty(), Optional.empty(), BigDecimal.ZERO, true);
            register.given(new PeriodRulesSet(ID, List.of(), true, false, "ann"))
                    .when(compare())
                    .then(new PeriodExceptionOpened(ID, 1, AUGUST, missing, "fa", "sam", ""));
        }

        private SetPeriodRules rules(String tolerance) {
            return new SetPeriodRules(ID, List.of(figure(PeriodFigure.INTEREST, tolerance)), false, true, "ann");
        }
    }

    @Nested
    class Comparison {

        @Test
        void opensWhatDiffers() {
            register.given(certified).when(compare()).then(opened);
        }

        @Test
        void isQuietWithinTheTolerance() {
            register.given(set("0.01"), certified).when(compare()).then();
            register.given(set("0.009"), certified)
                    .when(compare())
                    .then(opened(1, AUGUST, differs("10.00", "10.01", "0.009")));
        }

        @Test
        void twiceIsOnce() {
            register.given(certified, opened).when(compare()).then();
            register.given(certified, opened, waived).when(compare()).then();
        }

        @Test
        void ofAFileThatAgreesCorrects() {
            var agreeing = Map.of(PeriodFigure.INTEREST, new BigDecimal("10.01"));
            register.given(certified, opened)
                    .when(new CompareFigures(ID, AUGUST, agreeing, Optional.empty(), List.of(), "fb", "sam"))
                    .then(new PeriodExceptionCorrected(ID, 1, "fb"));
            register.given(certified, opened, waived)
                    .when(new CompareFigures(ID, AUGUST, agreeing, Optional.empty(), List.of(), "fb", "sam"))
                    .then();
        }

        @Test
        void ofAFigureThatMovedOpensAnother() {
            var moved = Map.of(PeriodFigure.INTEREST, new BigDecimal("10.02"));
            register.given(certified, opened, waived)
                    .when(new CompareFigures(ID, AUGUST, moved, Optional.empty(), List.of(), "fa", "sam"))
                    .then(opened(2, AUGUST, differs("10.02", "10.01", "0")));
        }

        @Test
        void leavesOtherPeriodsAlone() {
            var july = opened(1, AUGUST.minusMonths(1), interest);
            register.given(july, certified).when(compare()).then(opened(2, AUGUST, interest));
        }

        @Test
        void ofAFigureThatNobodyCountsHereDoesNotBlock() {
            var prepaid =
                    new CertificateRecorded(ID, AUGUST, List.of(figure(PeriodFigure.PREPAID_PRINCIPAL, "5")), "cora");
            register.given(prepaid)
                    .when(compare())
                    .then(opened(
                            1,
                            AUGUST,
                            new PeriodDifference(
                                    "prepaidPrincipal",
                                    Source.CERTIFICATE,
                                    Optional.empty(),
                                    Optional.of(new BigDecimal("5")),
                                    BigDecimal.ZERO,
                                    false)));
        }

        @Test
        void isWithTheBankToo() {
            register.given()
                    .when(new CompareFigures(
                            ID, AUGUST, OURS, Optional.of(new BigDecimal("127.34")), List.of(), "fa", "sam"))
                    .then(new PeriodExceptionOpened(
                            ID,
                            1,
                            AUGUST,
                            new PeriodDifference(
                                    "cash",
                                    Source.BANK,
                                    Optional.of(new BigDecimal("127.35")),
                                    Optional.of(new BigDecimal("127.34")),
                                    BigDecimal.ZERO,
                                    true),
                            "fa",
                            "sam",
                            ""));
            register.given()
                    .when(new CompareFigures(
                            ID, AUGUST, OURS, Optional.of(new BigDecimal("127.350")), List.of(), "fa", "sam"))
                    .then();
        }

        @Test
        void tellsWhatBlocks() {
            var state = fold(certified, opened, opened(2, SEPTEMBER, interest));
            assertThat(state.blocking(AUGUST)).containsExactly(1);
            assertThat(state.blocking(SEPTEMBER)).containsExactly(2);
            assertThat(fold(certified, opened, waived).blocking(AUGUST)).isEmpty();
            assertThat(fold(certified, opened, new PeriodExceptionCorrected(ID, 1, "fb"))
                            .blocking(AUGUST))
                    .isEmpty();
        }
    }

    @Nested
    class Settlement {

        @Test
        void isAssignedWhileOpen() {
            var assigned = new PeriodExceptionAssigned(ID, 1, "bob", "ann");
            var assign = new AssignPeriodException(ID, 1, "bob", "ann");
            register.given(certified, opened).when(assign).then(assigned);
            register.given(certified, opened, assigned).when(assign).then();
            register.given(certified, opened, waived)
                    .when(new AssignPeriodException(ID, 1, "", "ann"))
                    .thenRejected(PERIOD_EXCEPTION_CLOSED); // takes precedence over PERIOD_EXCEPTION_OWNER_MALFORMED
            register.given(certified, opened)
                    .when(new AssignPeriodException(ID, 1, " ", "ann"))
                    .thenRejected(PERIOD_EXCEPTION_OWNER_MALFORMED);
            register.given(certified, opened)
                    .when(new AssignPeriodException(ID, 2, "bob", "ann"))
                    .thenRejected(PERIOD_EXCEPTION_NOT_FOUND);
        }

        @Test
        void isWaivedByAnotherPersonThanGaveTheFigures() {
            register.given(certified, opened).when(waive("ann", "rounding")).then(waived);
            register.given(certified, opened, waived)
                    .when(waive("ann", "rounding"))
                    .then();
            for (var person : List.of("sam", "cora")) {
                register.given(certified, opened)
                        .when(waive(person, ""))
                        .thenRejected(PERIOD_EXCEPTION_OF_OWN_FIGURES); // takes precedence over the reason
            }
        }

        @Test
        void isWaivedOnceAndWithAReason() {
            register.given(certified, opened, waived)
                    .when(waive("sam", "rounding"))
                    .thenRejected(PERIOD_EXCEPTION_CLOSED); // takes precedence over PERIOD_EXCEPTION_OF_OWN_FIGURES
            for (var reason : List.of("", " ", "a".repeat(501))) {
                register.given(certified, opened)
                        .when(waive("ann", reason))
                        .thenRejected(PERIOD_EXCEPTION_REASON_MALFORMED);
            }
            register.given().when(waive("ann", "rounding")).thenRejected(PERIOD_EXCEPTION_NOT_FOUND);
        }

        private WaivePeriodException waive(String person, String reason) {
            return new WaivePeriodException(ID, 1, reason, person);
        }
    }

    private static CompareFigures compare() {
        return new CompareFigures(ID, AUGUST, OURS, Optional.empty(), List.of(), "fa", "sam");
    }

    private static PeriodRulesSet set(String tolerance) {
        return new PeriodRulesSet(ID, List.of(figure(PeriodFigure.INTEREST, tolerance)), false, true, "ann");
    }

    private static PeriodExceptionOpened opened(int number, YearMonth period, PeriodDifference found) {
        return new PeriodExceptionOpened(ID, number, period, found, "fa", "sam", "cora");
    }

    private static PeriodDifference differs(String ours, String theirs, String tolerance) {
        return new PeriodDifference(
                "interestCollections",
                Source.CERTIFICATE,
                Optional.of(new BigDecimal(ours)),
                Optional.of(new BigDecimal(theirs)),
                new BigDecimal(tolerance),
                true);
    }

    private static CertifiedFigure figure(PeriodFigure figure, String value) {
        return new CertifiedFigure(figure, new BigDecimal(value));
    }

    private static PeriodRegister fold(PeriodRegisterEvent... events) {
        return Stream.of(events).reduce(PeriodRegister.NONE, PeriodRegister::evolve, (a, _) -> a);
    }
}
