package io.penstock.platform.axon;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/** A refusal that a stale {@link AggregateCache} entry may have caused becomes a conflict, which is tried again. */
final class FreshRefusals implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain rest) throws Exception {
        try {
            return rest.proceed();
        } catch (ConcurrencyException e) {
            throw e;
        } catch (Exception e) {
            AggregateCache.requireFresh(work);
            throw e;
        }
    }
}
