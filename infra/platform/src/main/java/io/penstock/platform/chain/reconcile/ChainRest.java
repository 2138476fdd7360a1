package io.penstock.platform.chain.reconcile;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The mirror over HTTP. */
@Configuration(proxyBeanMethods = false)
@Import({ChainController.class})
public class ChainRest {}
