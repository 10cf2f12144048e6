package io.sonde.smoke.server;

import java.util.concurrent.Callable;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** Handlers whose patterns are routes. */
@RestController
public class ItemController {

    @RequestMapping("/items/{id}")
    public String item(@PathVariable("id") String id) {
        return id;
    }

    @RequestMapping("/items/{id}/parts/{part}")
    public String part(@PathVariable("id") String id, @PathVariable("part") String part) {
        return id + part;
    }

    @RequestMapping("/throw/{id}")
    public String failing(@PathVariable("id") String id) {
        throw new IllegalStateException("thrown on purpose");
    }

    @RequestMapping("/forward/{id}")
    public ModelAndView forwarding(@PathVariable("id") String id, HttpServletRequest request) {
        String servlet = request.getPathInfo() == null ? "" : request.getServletPath();
        return new ModelAndView("forward:" + servlet + "/items/" + id);
    }

    @RequestMapping("/async/{id}")
    public Callable<String> asynchronous(@PathVariable("id") final String id) {
        return new Callable<String>() {
            @Override
            public String call() {
                Outgoing.pause(100);
                return id;
            }
        };
    }
}
