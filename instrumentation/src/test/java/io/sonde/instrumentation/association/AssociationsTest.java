package io.sonde.instrumentation.association;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects with the field and without it have their values alike. */
final class AssociationsTest {

    private final Associations<String> names = new Associations<>(String.class);
    private final Associations<Integer> numbers = new Associations<>(Integer.class);

    static List<Object> objects() {
        return List.of(new AssociatedObject(), new Object());
    }

    @ParameterizedTest
    @MethodSource("objects")
    void aValueStandsUntilItIsReplacedOrRemoved(Object object) {
        assertThat(names.get(object)).isNull();
        assertThat(names.remove(object)).isNull();

        names.put(object, "first");
        assertThat(names.get(object)).isEqualTo("first");
        names.put(object, "second");
        assertThat(names.get(object)).isEqualTo("second");

        assertThat(names.remove(object)).isEqualTo("second");
        assertThat(names.get(object)).isNull();
        assertThat(names.remove(object)).isNull();
    }

    @ParameterizedTest
    @MethodSource("objects")
    void tablesDoNotTakeEachOthersValues(Object object) {
        names.put(object, "name");
        numbers.put(object, 7);

        assertThat(names.get(object)).isEqualTo("name");
        assertThat(numbers.get(object)).isEqualTo(7);
        assertThat(numbers.remove(object)).isEqualTo(7);
        assertThat(names.get(object)).isEqualTo("name");
        assertThat(numbers.get(object)).isNull();
        assertThat(names.remove(object)).isEqualTo("name");
    }

    @Test
    void theFieldIsUsedWhereItIs() {
        AssociatedObject object = new AssociatedObject();
        names.put(object, "name");
        assertThat(object.sonde$association()).isEqualTo("name");
        names.remove(object);
        assertThat(object.sonde$association()).isNull();
    }
}
