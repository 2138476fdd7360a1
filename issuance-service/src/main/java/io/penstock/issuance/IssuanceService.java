package io.penstock.issuance;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The issuance service as a process. Everything around the contexts comes from the platform's auto-configuration. */
@SpringBootApplication
public class IssuanceService {

    public static void main(String[] arguments) {
        SpringApplication.run(IssuanceService.class, arguments);
    }
}
