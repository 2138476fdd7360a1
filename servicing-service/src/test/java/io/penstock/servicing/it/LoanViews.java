package io.penstock.servicing.it;

import static org.assertj.core.api.Assertions.assertThat;

/** What the pages of loans say about the deal of {@link ServicingIT}. */
record LoanViews(Rest admin, String path) {

    /** 37 stay current, L038 is charged off, L039 goes from 30 to 60 days; L040 was paid off the month before. */
    void rollOfSeptember() {
        var delinquency = admin.get(path + "/collection-periods/2020-09/delinquency");
        assertThat(delinquency.path("buckets").path(2).path("bucket").asString())
                .isEqualTo("DAYS_60");
        assertThat(delinquency.path("buckets").path(2).path("balance").asString())
                .isEqualTo("25000.00");
        assertThat(delinquency
                        .path("roll")
                        .valueStream()
                        .flatMap(from -> from.path("to")
                                .valueStream()
                                .map(to -> from.path("from").asString() + " to "
                                        + to.path("to").asString() + " "
                                        + to.path("loans").asInt() + " "
                                        + to.path("balance").asString() + " "
                                        + to.path("rate").asString())))
                .containsExactly(
                        "CURRENT to CHARGED_OFF 1 24625.00 0.02631579",
                        "CURRENT to CURRENT 37 911125.00 0.97368421",
                        "DAYS_30 to DAYS_60 1 25000.00 1.00000000");
    }

    void areServedPageByPage() {
        var page = admin.get(path + "/loans?limit=37");
        assertThat(page.path("items").size()).isEqualTo(37);
        var rest = admin.get(path + "/loans?after=" + page.path("next").asString());
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(rest.path("items")
                        .valueStream()
                        .map(l -> l.path("loanId").asString() + " "
                                + l.path("currentBalance").asString() + " "
                                + l.path("daysPastDue").asInt() + " "
                                + l.path("status").asString() + " "
                                + l.path("recovered").asString()))
                .containsExactly(
                        "L038 0.00 0 DEFAULTED 10000.00", "L039 23625.00 0 CURRENT 0.00", "L040 0.00 0 PAID_OFF 0.00");
        assertThat(admin.refused("GET", path + "/loans?limit=0", "")).isEqualTo("400 LIMIT_INVALID");
    }
}
