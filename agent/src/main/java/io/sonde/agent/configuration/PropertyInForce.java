package io.sonde.agent.configuration;

import java.util.ArrayList;
import java.util.List;

/** A property that is set, and by what, or that has a default. Immutable. */
public final class PropertyInForce {

    private final String name;
    private final String value;
    private final String origin;

    private PropertyInForce(String name, String value, String origin) {
        this.name = name;
        this.value = value;
        this.origin = origin;
    }

    static List<PropertyInForce> list(PropertySource source) {
        List<PropertyInForce> list = new ArrayList<PropertyInForce>();
        for (Property property : KnownProperties.all()) {
            if (!add(source, property.name(), property.isSecret(), list) && property.defaultValue() != null) {
                list.add(new PropertyInForce(property.name(), property.defaultValue(), "default"));
            }
        }
        for (String name : source.namesBeginning(KnownProperties.SWITCH_PREFIX)) {
            if (KnownProperties.isSwitch(name)) {
                add(source, name, false, list);
            }
        }
        return list;
    }

    private static boolean add(PropertySource source, String name, boolean secret, List<PropertyInForce> list) {
        String value = source.string(name, null);
        if (value != null) {
            String shown = secret ? SecretValues.MASK : SecretValues.masked(name, value);
            list.add(new PropertyInForce(name, shown, source.origin(name).toString()));
        }
        return value != null;
    }

    public String name() {
        return name;
    }

    /** The value as it was set, or a mask in place of a secret. */
    public String value() {
        return value;
    }

    /** {@code system property}, {@code agent argument}, {@code environment}, {@code file} or {@code default}. */
    public String origin() {
        return origin;
    }
}
