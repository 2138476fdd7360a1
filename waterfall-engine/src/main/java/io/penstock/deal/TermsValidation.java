package io.penstock.deal;

import io.penstock.kernel.BusinessCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks what a document states besides formulas and steps: names, dates, parties, classes, groups, fees. */
final class TermsValidation {

    private static final Pattern DEAL_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern WALLET = Pattern.compile("0x[0-9a-fA-F]{40}");

    /** Classes and groups start with a capital; roles, fees, amounts, orders and accounts do not. */
    private static final Pattern CAPITAL_NAME = Pattern.compile("[A-Z][A-Za-z0-9]{0,15}");

    static final Pattern SMALL_NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,63}");

    private final DealDocument document;
    private final Findings findings;

    TermsValidation(DealDocument document, Findings findings) {
        this.document = document;
        this.findings = findings;
    }

    void check() {
        require(
                DEAL_ID.matcher(document.deal().id()).matches(),
                FindingCode.VALUE_MALFORMED,
                "deal.id",
                "letters, digits, dot, dash and underscore, at most 64");
        amendment();
        parties();
        dates();
        tranches();
        groups();
        fees();
    }

    private void amendment() {
        var deal = document.deal();
        deal.supersedes().ifPresent(hash -> hash(hash, "deal.supersedes"));
        require(
                deal.supersedes().isPresent() == deal.effectiveFrom().isPresent(),
                FindingCode.KEY_MISSING,
                deal.supersedes().isPresent() ? "deal.effectiveFrom" : "deal.supersedes",
                "an amended document names the hash of the one before and its own first payment date");
        for (int i = 0; i < deal.documents().size(); i++) {
            var path = "deal.documents[" + i + "].hash";
            deal.documents().get(i).hash().ifPresent(hash -> hash(hash, path));
        }
    }

    private void hash(String hash, String path) {
        require(
                HASH.matcher(hash).matches(),
                FindingCode.VALUE_MALFORMED,
                path,
                "64 lower-case hexadecimal digits are expected, not \"" + hash + "\"");
    }

    private void parties() {
        names(
                "parties",
                ".role",
                document.parties().stream().map(PartyTerms::role).toList(),
                SMALL_NAME,
                new HashSet<>());
        for (int i = 0; i < document.parties().size(); i++) {
            var wallet = document.parties().get(i).wallet();
            require(
                    wallet.isEmpty() || WALLET.matcher(wallet).matches(),
                    FindingCode.VALUE_MALFORMED,
                    "parties[" + i + "].wallet",
                    "0x and 40 hexadecimal digits are expected, not \"" + wallet + "\"");
        }
    }

    private void dates() {
        var deal = document.deal();
        var calendar = document.calendar();
        var first = calendar.firstPaymentDate();
        boolean readable = List.of(
                        "deal.cutOffDate",
                        "deal.closingDate",
                        "deal.legalFinalMaturity",
                        "calendar.firstPaymentDate",
                        "calendar.centre",
                        "calendar.paymentDay",
                        "calendar.convention")
                .stream()
                .noneMatch(findings::isFaulty);
        if (!readable) {
            return;
        }
        inOrder("deal.closingDate", "cut-off", deal.cutOffDate(), "closing", deal.closingDate());
        inOrder("calendar.firstPaymentDate", "closing", deal.closingDate(), "first payment", first);
        inOrder("deal.legalFinalMaturity", "first payment", first, "legal final maturity", deal.legalFinalMaturity());
        if (!BusinessCalendar.covers(deal.cutOffDate().minusYears(1))
                || !BusinessCalendar.covers(deal.legalFinalMaturity().plusYears(1))) {
            findings.add(
                    FindingCode.CALENDAR_WITHOUT_YEARS,
                    "calendar.centre",
                    calendar.centre() + " does not reach from " + deal.cutOffDate() + " to "
                            + deal.legalFinalMaturity());
            return;
        }
        var expected =
                calendar.convention().adjust(YearMonth.from(first).atDay(calendar.paymentDay()), calendar.centre());
        require(
                expected.equals(first),
                FindingCode.PAYMENT_DATE_NOT_ON_CALENDAR,
                "calendar.firstPaymentDate",
                "day " + calendar.paymentDay() + " " + calendar.convention() + " on " + calendar.centre() + " is "
                        + expected + ", not " + first);
        var firstMonth = YearMonth.from(first).minusMonths(calendar.monthsInFirst());
        var lastBefore = firstMonth.minusMonths(1).atEndOfMonth();
        require(
                deal.cutOffDate().equals(lastBefore),
                FindingCode.CUT_OFF_NOT_BEFORE_FIRST_PERIOD,
                "deal.cutOffDate",
                "the first payment distributes collections from " + firstMonth + " on, so the cut-off is " + lastBefore
                        + ", not " + deal.cutOffDate());
    }

    private void inOrder(String path, String earlier, LocalDate start, String later, LocalDate end) {
        require(
                start.isBefore(end),
                FindingCode.DATES_OUT_OF_ORDER,
                path,
                earlier + " " + start + " is not before " + later + " " + end);
    }

    private void tranches() {
        require(!document.tranches().isEmpty(), FindingCode.VALUE_OUT_OF_RANGE, "tranches", "a deal has classes");
        names(
                "tranches",
                ".className",
                document.tranches().stream().map(TrancheTerms::className).toList(),
                CAPITAL_NAME,
                new HashSet<>());
        for (int i = 0; i < document.tranches().size(); i++) {
            var tranche = document.tranches().get(i);
            var path = "tranches[" + i + "]";
            long balance = tranche.originalBalance().minorUnits();
            long denomination = tranche.denomination().minorUnits();
            require(balance > 0, FindingCode.VALUE_OUT_OF_RANGE, path + ".originalBalance", "must be above zero");
            require(denomination > 0, FindingCode.VALUE_OUT_OF_RANGE, path + ".denomination", "must be above zero");
            require(
                    denomination <= 0 || balance % denomination == 0,
                    FindingCode.DENOMINATION_NOT_DIVIDING,
                    path + ".denomination",
                    tranche.originalBalance() + " is no multiple of " + tranche.denomination());
            rates(tranche, path);
            tranche.dayCount()
                    .filter(_ -> tranche.accrual().isEmpty())
                    .ifPresent(dayCount -> require(
                            document.calendar().accrual().containsKey(dayCount),
                            FindingCode.ACCRUAL_RULE_MISSING,
                            "calendar.accrual." + dayCount,
                            "class " + tranche.className() + " accrues " + dayCount
                                    + ", from where to where is not stated"));
        }
    }

    private void rates(TrancheTerms tranche, String path) {
        tranche.interestOnInterest().ifPresent(spread -> rate(spread, path + ".interestOnInterest"));
        tranche.coupon().ifPresent(coupon -> {
            switch (coupon) {
                case Coupon.Fixed(var fixed, var stepUps) -> {
                    rate(fixed, path + ".coupon");
                    stepUps.forEach(stepUp -> rate(stepUp.rate(), path + ".coupon"));
                }
                case Coupon.Floating(var _, var margin, var cap, var floor) -> {
                    rate(margin, path + ".coupon");
                    cap.ifPresent(highest -> rate(highest, path + ".coupon"));
                    rate(floor, path + ".coupon");
                }
                case Coupon.Formula _ -> {}
            }
        });
    }

    private void rate(BigDecimal rate, String path) {
        require(
                rate.compareTo(BigDecimal.ONE) <= 0,
                FindingCode.VALUE_OUT_OF_RANGE,
                path,
                rate + " is above 1, which is 100 %: rates are decimals, 0.045 is 4.5 %");
    }

    private void groups() {
        Set<String> classes = new HashSet<>(
                document.tranches().stream().map(TrancheTerms::className).toList());
        document.groups().forEach((name, members) -> {
            var path = "groups." + name;
            require(
                    CAPITAL_NAME.matcher(name).matches(),
                    FindingCode.VALUE_MALFORMED,
                    path,
                    "a name such as \"A\" is expected");
            require(!classes.contains(name), FindingCode.NAME_DUPLICATE, path, "a class is called " + name + " too");
            require(!members.isEmpty(), FindingCode.ORDER_EMPTY, path, "a group has members");
            var seen = new HashSet<String>();
            for (int i = 0; i < members.size(); i++) {
                var member = members.get(i);
                require(classes.contains(member), FindingCode.NAME_UNKNOWN, path + "[" + i + "]", "no class " + member);
                require(seen.add(member), FindingCode.GROUP_OVERLAP, path + "[" + i + "]", member + " stands twice");
            }
        });
    }

    private void fees() {
        names("fees", ".name", document.fees().stream().map(FeeTerms::name).toList(), SMALL_NAME, new HashSet<>());
        for (int i = 0; i < document.fees().size(); i++) {
            var payee = document.fees().get(i).payee();
            require(
                    document.parties().stream().anyMatch(p -> p.role().equals(payee)),
                    FindingCode.NAME_UNKNOWN,
                    "fees[" + i + "].payee",
                    "no party has the role " + payee);
        }
    }

    private void names(String list, String key, List<String> names, Pattern pattern, Set<String> taken) {
        for (int i = 0; i < names.size(); i++) {
            var path = list + "[" + i + "]" + key;
            require(
                    pattern.matcher(names.get(i)).matches(),
                    FindingCode.VALUE_MALFORMED,
                    path,
                    "\"" + names.get(i) + "\" is no name of the form " + pattern);
            require(taken.add(names.get(i)), FindingCode.NAME_DUPLICATE, path, names.get(i) + " stands twice");
        }
    }

    private void require(boolean holds, FindingCode code, String path, String detail) {
        if (!holds) {
            findings.addUnlessFaulty(code, path, detail);
        }
    }
}
