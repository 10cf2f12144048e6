package io.sonde.smoke.context.libraries;

import io.sonde.smoke.context.Child;
import io.sonde.smoke.context.Way;
import io.sonde.smoke.context.WebWay;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The ways of Spring's controllers and asynchronous beans. */
final class SpringWays {

    private static final String[] WAYS = {
        "callable", "web async task", "deferred result", "streaming body", "async on a pool", "async on a thread"
    };

    private SpringWays() {}

    static void addTo(Map<String, Way> ways) {
        SpringDispatcher dispatcher = new SpringDispatcher();
        for (String way : WAYS) {
            ways.put("Spring " + way, new ControllerWay(dispatcher, way));
        }
    }

    private static final class ControllerWay implements WebWay {
        private final SpringDispatcher dispatcher;
        private final String name;

        ControllerWay(SpringDispatcher dispatcher, String name) {
            this.dispatcher = dispatcher;
            this.name = name;
        }

        @Override
        public void handle(Child child, HttpServletRequest request, HttpServletResponse response)
                throws ServletException, java.io.IOException {
            request.setAttribute("child", child);
            request.setAttribute("way", name);
            dispatcher.dispatch(request, response);
        }
    }
}
