package io.penstock.issuance.tranche;

/** How a class is shared out if more is asked for than there is. */
public enum AllotmentRule {
    /** In proportion to the amounts that were asked for at the clearing quote or better. */
    PRO_RATA,
    /** The better limit first, then the earlier order. */
    PRIORITY
}
