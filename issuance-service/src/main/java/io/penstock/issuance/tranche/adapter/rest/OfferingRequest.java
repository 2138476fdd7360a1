package io.penstock.issuance.tranche.adapter.rest;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.request.RequestValues;
import io.penstock.issuance.tranche.AllotmentRule;
import io.penstock.issuance.tranche.DealTerms;
import io.penstock.issuance.tranche.DocumentKind;
import io.penstock.issuance.tranche.IdentifierKind;
import io.penstock.issuance.tranche.OfferingDraft;
import io.penstock.issuance.tranche.OfferingDraft.ClassDraft;
import io.penstock.issuance.tranche.QuoteBasis;
import io.penstock.issuance.tranche.RetentionForm;
import io.penstock.issuance.tranche.RetentionPlan;
import io.penstock.issuance.tranche.RetentionPlan.RetainedClass;
import io.penstock.issuance.tranche.UnsoldRule;
import io.penstock.kernel.Money;
import io.penstock.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The wire format of an offering's terms. Amounts and quotes are text; amounts in major units of the deal's currency.
 *
 * @param opensAt ISO 8601 with zone
 * @param unsold {@code REFUSED} if absent
 * @param sponsor an investor's id
 */
record OfferingRequest(
        @Nullable List<String> regimes,
        @Nullable String opensAt,
        @Nullable String closesAt,
        @Nullable List<ClassRequest> classes,
        @Nullable String unsold,
        @Nullable String sponsor,
        @Nullable RetentionRequest retention,
        @Nullable List<String> requiredDocuments,
        @Nullable List<String> requiredIdentifiers) {

    private static final Set<RetentionForm> VERTICAL = EnumSet.of(RetentionForm.EU_VERTICAL, RetentionForm.US_VERTICAL);

    /**
     * @param basis {@code PRICE} in per cent of face value or {@code SPREAD} in basis points
     * @param minimum one denomination if absent
     * @param allotment {@code PRO_RATA} if absent
     */
    record ClassRequest(
            @Nullable String className,
            @Nullable String basis,
            @Nullable String lowest,
            @Nullable String highest,
            @Nullable String minimum,
            @Nullable String allotment) {

        private ClassDraft draft(Currency currency) {
            return new ClassDraft(
                    RequestValues.required(className, "className"),
                    Texts.oneOf(QuoteBasis.class, basis, "basis"),
                    Texts.decimal(lowest, "lowest"),
                    Texts.decimal(highest, "highest"),
                    minimum == null ? Optional.empty() : Optional.of(RequestValues.money(currency, minimum, "minimum")),
                    allotment == null
                            ? AllotmentRule.PRO_RATA
                            : Texts.oneOf(AllotmentRule.class, allotment, "allotment"));
        }
    }

    /**
     * What the sponsor keeps.
     *
     * @param percent of every class, in the place of {@code classes}: for the vertical forms alone, rounded up to whole
     *     units of each class
     * @param amount by form: originator's interest, exposures kept, cash reserve
     */
    record RetentionRequest(
            @Nullable String form,
            @Nullable List<RetainedRequest> classes,
            @Nullable String percent,
            @Nullable String amount,
            @Nullable Integer exposures,
            @Nullable String firstLossPercent) {

        private RetentionPlan plan(DealTerms terms) {
            var asked = Texts.oneOf(RetentionForm.class, form, "form");
            return percent == null ? stated(asked, terms.currency()) : ofEachClass(asked, percent, terms);
        }

        private RetentionPlan ofEachClass(RetentionForm asked, String share, DealTerms terms) {
            if (classes != null || !VERTICAL.contains(asked)) {
                throw new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "RETENTION_PERCENT_MISPLACED",
                        "percent stands in the place of classes, with the forms " + VERTICAL + " alone");
            }
            var percents = Texts.decimal(share, "percent");
            if (percents.signum() < 0 || percents.compareTo(BigDecimal.valueOf(100)) > 0) {
                throw new ProblemException(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "RETENTION_PERCENT_MALFORMED",
                        "percent is " + share + " and not from 0 to 100");
            }
            return RetentionPlan.ofEachClass(asked, percents, terms.classes());
        }

        private RetentionPlan stated(RetentionForm asked, Currency currency) {
            return new RetentionPlan(
                    asked,
                    Texts.list(classes).stream().map(c -> c.retained(currency)).toList(),
                    money(currency, amount, "amount"),
                    Optional.ofNullable(exposures),
                    firstLossPercent == null
                            ? Optional.empty()
                            : Optional.of(Texts.decimal(firstLossPercent, "firstLossPercent")));
        }
    }

    /** @param fairValue of the whole class */
    record RetainedRequest(
            @Nullable String className,
            @Nullable String faceValue,
            @Nullable String fairValue) {

        private RetainedClass retained(Currency currency) {
            return new RetainedClass(
                    RequestValues.required(className, "className"),
                    RequestValues.money(currency, faceValue == null ? "0" : faceValue, "faceValue"),
                    money(currency, fairValue, "fairValue"));
        }
    }

    OfferingDraft draft(DealTerms terms) {
        var currency = terms.currency();
        return new OfferingDraft(
                RequestValues.required(regimes, "regimes"),
                instant(opensAt, "opensAt"),
                instant(closesAt, "closesAt"),
                RequestValues.required(classes, "classes").stream()
                        .map(c -> c.draft(currency))
                        .toList(),
                unsold == null ? UnsoldRule.REFUSED : Texts.oneOf(UnsoldRule.class, unsold, "unsold"),
                Optional.ofNullable(sponsor).map(id -> RequestValues.id(InvestorId::named, id)),
                Optional.ofNullable(retention).map(r -> r.plan(terms)),
                Texts.list(requiredDocuments).stream()
                        .map(kind -> Texts.oneOf(DocumentKind.class, kind, "requiredDocuments"))
                        .distinct()
                        .toList(),
                Texts.list(requiredIdentifiers).stream()
                        .map(kind -> Texts.oneOf(IdentifierKind.class, kind, "requiredIdentifiers"))
                        .distinct()
                        .toList());
    }

    private static Instant instant(@Nullable String text, String field) {
        return Texts.instant(RequestValues.required(text, field), field);
    }

    private static Optional<Money> money(Currency currency, @Nullable String text, String field) {
        return text == null ? Optional.empty() : Optional.of(RequestValues.money(currency, text, field));
    }

    /** A quote as it stands in a request. */
    static Optional<BigDecimal> quote(@Nullable String text, String field) {
        return text == null ? Optional.empty() : Optional.of(Texts.decimal(text, field));
    }
}
