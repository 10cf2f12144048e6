package io.sonde.smoke.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Spring Boot. */
@SpringBootApplication
public class Main {

    public static void main(String[] arguments) {
        ConfigurableApplicationContext context = SpringApplication.run(
                Main.class,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--server.servlet.context-path=" + arguments[0],
                "--spring.mvc.servlet.path=" + arguments[1],
                "--spring.main.banner-mode=off");
        System.out.println(
                "ready at http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }
}
