package io.penstock.servicing.distribution.application;

import java.util.List;

/** Whether log and chain agree on everything that a payment of a deal rests on. Compared anew at each question. */
@FunctionalInterface
public interface ChainAgreement {

    /**
     * Differences that concern the deal and that nobody has accepted, for people.
     *
     * @throws io.penstock.kernel.Rejection.RejectedException with {@code CHAIN_NOT_AT_REST} if the two cannot be compared
     *     now, because something is on its way or the node does not answer
     */
    List<String> differences(String dealId);
}
