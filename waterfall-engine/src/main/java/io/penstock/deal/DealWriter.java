package io.penstock.deal;

import io.penstock.deal.CalendarTerms.Frequency;
import io.penstock.deal.TrancheTerms.Deferral;
import io.penstock.deal.TrancheTerms.Losses;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.TreeMap;

/**
 * Writes a document as a JSON tree: the reverse of {@link DealReader}. Each thing has one form only, and
 * what is absent or empty is left out, so that equal documents have equal hashes.
 */
final class DealWriter {

    private DealWriter() {}

    static Json tree(DealDocument document) {
        var root = new JsonFields()
                .text("schema", DealDocument.SCHEMA)
                .put("deal", deal(document.deal()))
                .list("parties", document.parties(), DealWriter::party)
                .put("calendar", calendar(document.calendar()))
                .put("rounding", rounding(document.rounding()))
                .textUnless("mode", document.mode(), DealDocument.AMORTIZING)
                .listUnlessEmpty("inputs", document.inputs(), DealWriter::input)
                .map("sources", document.sources(), DealWriter::source)
                .map("accounts", document.accounts(), DealWriter::account)
                .listUnlessEmpty("ledgers", document.ledgers(), DealWriter::ledger)
                .list("tranches", document.tranches(), DealWriter::tranche)
                .map("groups", document.groups(), Json.Array::ofTexts)
                .list("fees", document.fees(), DealWriter::fee)
                .list("amounts", document.amounts(), DealWriter::amount)
                .listUnlessEmpty("tests", document.tests(), DealWriter::test)
                .listUnlessEmpty("transitions", document.transitions(), DealWriter::transition)
                .map("orders", document.orders(), StepWriter::order)
                .map("modes", document.modes(), StepWriter::steps)
                .listUnlessEmpty("calls", document.calls(), DealWriter::call);
        return root.json();
    }

    private static Json deal(DealTerms deal) {
        return new JsonFields()
                .text("id", deal.id())
                .text("name", deal.name())
                .text("currency", deal.currency())
                .text("cutOffDate", deal.cutOffDate())
                .text("closingDate", deal.closingDate())
                .text("legalFinalMaturity", deal.legalFinalMaturity())
                .optional("supersedes", deal.supersedes())
                .optional("effectiveFrom", deal.effectiveFrom())
                .listUnlessEmpty(
                        "documents",
                        deal.documents(),
                        document -> new JsonFields()
                                .text("name", document.name())
                                .optional("hash", document.hash())
                                .optional("source", document.source())
                                .json())
                .json();
    }

    private static Json party(PartyTerms party) {
        return new JsonFields()
                .text("role", party.role())
                .text("name", party.name())
                .textUnless("wallet", party.wallet(), "")
                .json();
    }

    private static Json calendar(CalendarTerms calendar) {
        var accrual = new TreeMap<String, Object>();
        calendar.accrual().forEach((dayCount, rule) -> accrual.put(dayCount.name(), rule));
        return new JsonFields()
                .text("centre", calendar.centre())
                .text("convention", calendar.convention())
                .text("paymentDay", calendar.paymentDay())
                .text("firstPaymentDate", calendar.firstPaymentDate())
                .text("collectionPeriod", calendar.collectionPeriod())
                .textUnless("frequency", calendar.frequency(), Frequency.MONTHLY)
                .textUnless(
                        "collectionPeriodsInFirst",
                        calendar.monthsInFirst(),
                        calendar.frequency().months())
                .text("recordDateBusinessDaysBefore", calendar.recordDateBusinessDaysBefore())
                .map("accrual", accrual, rule -> new Json.Text(rule.toString()))
                .json();
    }

    private static Json rounding(RoundingTerms rounding) {
        var members = new JsonFields();
        rounding.modes().forEach(members::text);
        return members.text("share", rounding.share()).json();
    }

    private static Json input(InputTerms input) {
        return new JsonFields()
                .text("name", input.name())
                .text("type", input.kind())
                .optional("default", input.defaultValue())
                .optional("note", input.note())
                .json();
    }

    private static Json source(SourceTerms source) {
        var weights = source.to();
        boolean whole = weights.size() == 1 && weights.containsValue(BigDecimal.ONE);
        return new JsonFields()
                .put(
                        "to",
                        whole
                                ? new Json.Text(weights.firstKey())
                                : JsonFields.mapOf(weights, weight -> new Json.Text(decimal(weight))))
                .json();
    }

    private static Json account(AccountTerms account) {
        var members = new JsonFields();
        // An account with a target has always stated its deposit.
        if (account.target().isPresent() || !account.initialDeposit().isZero()) {
            members.text("initialDeposit", decimal(account.initialDeposit()));
        }
        return members.optional("target", account.target())
                .optional("floor", account.floor())
                .textUnless("keeps", account.keeps(), false)
                .json();
    }

    private static Json ledger(LedgerTerms ledger) {
        return new JsonFields()
                .text("name", ledger.name())
                .optional("class", ledger.className())
                .json();
    }

    private static Json tranche(TrancheTerms tranche) {
        return new JsonFields()
                .text("className", tranche.className())
                .text("rank", tranche.rank())
                .text("originalBalance", decimal(tranche.originalBalance()))
                .text("denomination", decimal(tranche.denomination()))
                .optionalJson("coupon", tranche.coupon().map(DealWriter::coupon))
                .optional("dayCount", tranche.dayCount())
                .optional("netRateCap", tranche.netRateCap())
                .optional("capCarryOver", tranche.capCarryOver())
                .optional("interestBalance", tranche.interestBalance())
                .optional("accrual", tranche.accrual())
                .textUnless("deferral", tranche.deferral(), Deferral.CARRY)
                .optionalJson(
                        "interestOnInterest",
                        tranche.interestOnInterest()
                                .map(spread -> spread.signum() == 0
                                        ? new Json.Text("COUPON")
                                        : new JsonFields()
                                                .text("spread", decimal(spread))
                                                .json()))
                .textUnless("losses", tranche.losses(), Losses.NONE)
                .optional("scheduledFinalPaymentDate", tranche.scheduledFinalPaymentDate())
                .json();
    }

    private static Json coupon(Coupon coupon) {
        return switch (coupon) {
            case Coupon.Fixed(var rate, var stepUps) ->
                new JsonFields()
                        .text("fixed", decimal(rate))
                        .listUnlessEmpty(
                                "stepUps",
                                stepUps,
                                stepUp -> new JsonFields()
                                        .text("from", stepUp.from())
                                        .text("rate", decimal(stepUp.rate()))
                                        .json())
                        .json();
            case Coupon.Floating(var index, var margin, var cap, var floor) ->
                new JsonFields()
                        .text("index", index)
                        .text("margin", decimal(margin))
                        .optional("cap", cap.map(DealWriter::decimal))
                        .textUnless("floor", decimal(floor), "0")
                        .json();
            case Coupon.Formula(var amount) ->
                new JsonFields().text("formula", amount).json();
        };
    }

    private static Json fee(FeeTerms fee) {
        return new JsonFields()
                .text("name", fee.name())
                .text("payee", fee.payee())
                .text("amount", fee.amount())
                .json();
    }

    private static Json amount(AmountTerms amount) {
        var at = amount.after().map(clause -> CashReader.AFTER + clause).orElse(word(amount.at()));
        return new JsonFields()
                .text("name", amount.name())
                .text("formula", amount.formula())
                .optional("round", amount.round())
                .textUnless("at", at, word(AmountTerms.Moment.START))
                .json();
    }

    private static Json test(TestTerms test) {
        var cure = test.passesToCure() == TestTerms.NEVER ? ControlReader.NEVER : Integer.toString(test.passesToCure());
        return new JsonFields()
                .text("name", test.name())
                .text("at", word(test.at()))
                .text("passes", test.passes())
                .optional("value", test.value())
                .optional("level", test.level())
                .textUnless("cure", cure, "1")
                .json();
    }

    private static Json transition(TransitionTerms transition) {
        var members = new JsonFields();
        if (!transition.from().isEmpty()) {
            members.put("from", Json.Array.ofTexts(transition.from()));
        }
        return members.text("to", transition.to())
                .text("when", transition.when())
                .textUnless("at", word(transition.at()), word(TransitionTerms.Point.START))
                .json();
    }

    private static Json call(CallTerms call) {
        return new JsonFields()
                .text("name", call.name())
                .optional("by", call.by())
                .text("when", call.when())
                .text("price", call.price())
                .text("to", call.to())
                .optional("mode", call.mode())
                .json();
    }

    /** {@code ORIGINAL_BALANCE} as {@code originalBalance}. */
    static String word(Enum<?> constant) {
        var out = new StringBuilder();
        boolean startsWord = false;
        for (char c : constant.name().toCharArray()) {
            if (c == '_') {
                startsWord = true;
            } else {
                out.append(startsWord ? c : Character.toLowerCase(c));
                startsWord = false;
            }
        }
        return out.toString();
    }

    static String decimal(Money money) {
        return decimal(money.majorUnits());
    }

    static String decimal(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
