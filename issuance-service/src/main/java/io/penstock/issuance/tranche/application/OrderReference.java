package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.TrancheId;

/** Names a numbered order of a class to the chain's answer: {@code "3 DEAL/A"}. */
record OrderReference(int number, TrancheId trancheId) {

    static OrderReference parse(String text) {
        int space = text.indexOf(' ');
        int slash = text.lastIndexOf('/');
        var deal = DealId.named(text.substring(space + 1, slash));
        return new OrderReference(
                Integer.parseInt(text.substring(0, space)), TrancheId.of(deal, text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return number + " " + trancheId.name();
    }
}
