package io.sonde.smoke.measured;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service that the benchmark measures. */
@SpringBootApplication
public class MeasuredApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(MeasuredApplication.class, arguments);
    }
}
