package io.penstock.servicing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the servicing service; what it needs of its surroundings is in the platform's configuration keys. */
@SpringBootApplication
public class ServicingService {

    public static void main(String[] args) {
        SpringApplication.run(ServicingService.class, args);
    }
}
