/**
 * Facts about a deal that no figure shows and that persons decide: a servicer default, an event of default, its acceleration,
 * the end of a revolving period.
 *
 * <p>Aggregate: {@link io.penstock.servicing.dealevent.domain.DealEventBook}, one for each deal. One person proposes that a flag
 * of the deal document holds, or holds no longer, from a date on; another one confirms. It does not decide what follows:
 * tests, transitions and modes of the document do, when a payment date is calculated with the flag.
 *
 * <p>This package is the context's API. Publishes nothing; nothing of it is on chain.
 */
@NullMarked
package io.penstock.servicing.dealevent;

import org.jspecify.annotations.NullMarked;
