package io.penstock.platform.journal;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The journal over HTTP. */
@Configuration(proxyBeanMethods = false)
@Import({AuditController.class})
public class JournalRest {}
