package io.penstock.platform.rest;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Operations over HTTP. */
@Configuration(proxyBeanMethods = false)
@Import({OperationController.class})
public class OperationRest {}
