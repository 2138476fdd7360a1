package io.penstock.issuance.tranche;

/** How the sponsor keeps a part of the risk. Regulation (EU) 2017/2402, article 6(3); 17 CFR 246.4 (Regulation RR). */
public enum RetentionForm {
    /** Article 6(3)(a): a share of the nominal value of each class. */
    EU_VERTICAL,
    /** Article 6(3)(b): the originator's interest in a revolving pool. */
    EU_REVOLVING,
    /** Article 6(3)(c): exposures chosen at random that would otherwise have been securitised. */
    EU_RANDOM,
    /** Article 6(3)(d): the first loss class and, if that is too small, the classes next to it. */
    EU_FIRST_LOSS,
    /** Article 6(3)(e): a first loss in every exposure. */
    EU_FIRST_LOSS_EACH,
    /** An eligible vertical interest. */
    US_VERTICAL,
    /** An eligible horizontal residual interest at fair value, or a horizontal cash reserve. */
    US_HORIZONTAL,
    /** Both: their percentages add up. */
    US_L_SHAPED
}
