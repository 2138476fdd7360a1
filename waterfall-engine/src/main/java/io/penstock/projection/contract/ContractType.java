package io.penstock.projection.contract;

/**
 * How a loan repays its principal.
 *
 * <p>Source: ACTUS Technical Specification, contract types PAM, LAM, NAM and ANN.
 */
public enum ContractType {

    /** All at maturity (principal at maturity). */
    PAM,

    /** A fixed amount of principal each time, and interest beside it (linear amortizer). */
    LAM,

    /** A fixed payment, of which interest is taken first; less than the interest raises the balance (negative amortizer). */
    NAM,

    /** A level payment that repays the loan by its amortization date, fixed again when the rate changes (annuity). */
    ANN
}
