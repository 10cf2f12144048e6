package io.sonde.instrumentation.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderSelectionTest {

    @ParameterizedTest
    @CsvSource({
        "grpc.health.v1.Health/*, grpc.health.v1.Health/Check, true",
        "grpc.health.v1.Health/*, grpc.health.v1.Healthy/Check, false",
        "grpc.reflection.*, grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo, true",
        "*, anything, true",
        "'*', '', true",
        "a?c, abc, true",
        "a?c, ac, false",
        "a?c, abbc, false",
        "*b*d, abcbd, true",
        "*b*d, abcbdx, false",
        "a**, a, true",
        "abc, abc, true",
        "abc, abcd, false",
        "abcd, abc, false",
    })
    void wildcardsMatchTheWholeName(String pattern, String name, boolean matches) {
        assertThat(new NamePatterns(List.of(pattern)).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"authorization", "proxy-authorization", "cookie", "x-api-token", "x-api-key", "x-session-id"})
    void aCredentialIsOnlySelectedByItsExactName(String header) {
        assertThat(new HeaderSelection(List.of("*"), List.of()).selects(header)).isFalse();
        assertThat(new HeaderSelection(List.of(header.substring(0, 4) + "*"), List.of()).selects(header))
                .isFalse();
        assertThat(new HeaderSelection(List.of(header.toUpperCase(java.util.Locale.ROOT)), List.of()).selects(header))
                .isTrue();
    }

    @Test
    void whatIsExcludedIsNotSelectedHoweverItIsIncluded() {
        HeaderSelection selection = new HeaderSelection(List.of("x-*", "x-tenant"), List.of("x-t*"));
        assertThat(selection.selects("x-tenant")).isFalse();
        assertThat(selection.selects("x-region")).isTrue();
    }

    @Test
    void nothingIsSelectedByDefault() {
        HeaderSelection selection = new HeaderSelection(List.of(), List.of());
        assertThat(selection.isEmpty()).isTrue();
        assertThat(selection.selects("x-tenant")).isFalse();
    }
}
