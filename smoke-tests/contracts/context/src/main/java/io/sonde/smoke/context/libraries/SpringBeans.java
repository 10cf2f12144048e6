package io.sonde.smoke.context.libraries;

import io.sonde.smoke.context.Child;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import javax.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.context.request.async.WebAsyncTask;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The beans of the application. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@EnableAsync
public class SpringBeans implements WebMvcConfigurer {

    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
        configurer.setTaskExecutor(new SimpleAsyncTaskExecutor("web-"));
    }

    @Bean
    ThreadPoolTaskExecutor pool() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setCorePoolSize(4);
        return executor;
    }

    @Bean
    Executor threads() {
        return new SimpleAsyncTaskExecutor("bean-");
    }

    @Bean
    Worker worker() {
        return new AsyncWorker();
    }

    /** Does work elsewhere. */
    public interface Worker {
        void onPool(Child child);

        void onThread(Child child);
    }

    static final class AsyncWorker implements Worker {
        @Override
        @Async("pool")
        public void onPool(Child child) {
            child.run();
        }

        @Override
        @Async("threads")
        public void onThread(Child child) {
            child.run();
        }
    }

    /** Answers in the way that the request names. */
    @RestController
    static class Controller {
        private final Worker worker;
        private final ThreadPoolTaskExecutor pool;

        Controller(Worker worker, ThreadPoolTaskExecutor pool) {
            this.worker = worker;
            this.pool = pool;
        }

        @GetMapping("/{number}/{id}")
        Object handle(HttpServletRequest request) throws Exception {
            Child child = (Child) request.getAttribute("child");
            switch ((String) request.getAttribute("way")) {
                case "callable":
                    return (Callable<String>) child;
                case "web async task":
                    return new WebAsyncTask<>(10_000L, (Callable<String>) child);
                case "deferred result":
                    DeferredResult<String> result = new DeferredResult<>(10_000L);
                    pool.execute(() -> result.setResult(child.get()));
                    return result;
                case "streaming body":
                    return (StreamingResponseBody)
                            output -> output.write(child.get().getBytes("US-ASCII"));
                case "async on a pool":
                    worker.onPool(child);
                    break;
                default:
                    worker.onThread(child);
            }
            child.await();
            return "done";
        }
    }
}
