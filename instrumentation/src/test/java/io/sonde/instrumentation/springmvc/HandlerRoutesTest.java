package io.sonde.instrumentation.springmvc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlerRoutesTest {

    @ParameterizedTest
    @CsvSource({
        "'','',/items/{id},/items/{id}",
        "/ctx,'',/items/{id},/ctx/items/{id}",
        "/ctx,/api,/items/{id},/ctx/api/items/{id}",
        "/other,/api,/items/{id},/other/api/items/{id}",
        "/ctx,'',items,/ctx/items",
        "'','',**,/**"
    })
    void joins(String contextPath, String servletPrefix, String pattern, String route) {
        for (int i = 0; i < 2; i++) {
            assertThat(HandlerRoutes.join(contextPath, servletPrefix, pattern)).isEqualTo(route);
        }
    }
}
