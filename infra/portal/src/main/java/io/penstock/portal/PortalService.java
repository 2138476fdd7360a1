package io.penstock.portal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the portal. Settings: {@link PortalSettings}. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class PortalService {

    public static void main(String[] arguments) {
        SpringApplication.run(PortalService.class, arguments);
    }
}
