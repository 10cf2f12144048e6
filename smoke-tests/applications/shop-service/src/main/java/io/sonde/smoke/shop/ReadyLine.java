package io.sonde.smoke.shop;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Prints the shop's address on one line when it is ready. */
@Component
class ReadyLine {

    private final Environment environment;

    ReadyLine(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        System.out.println("shop is ready at http://127.0.0.1:" + environment.getProperty("local.server.port"));
    }
}
