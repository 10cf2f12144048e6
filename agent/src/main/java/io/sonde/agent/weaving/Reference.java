package io.sonde.agent.weaving;

/** A class, or a member of a class, that advice needs. Immutable. */
final class Reference {

    private final String owner;
    private final String member;
    private final String descriptor;

    /** @param member null for the class itself */
    Reference(String owner, String member, String descriptor) {
        this.owner = owner;
        this.member = member;
        this.descriptor = descriptor;
    }

    /** The internal name of the class. */
    String owner() {
        return owner;
    }

    /** Null for the class itself. */
    String member() {
        return member;
    }

    String descriptor() {
        return descriptor;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Reference)) {
            return false;
        }
        Reference that = (Reference) other;
        return owner.equals(that.owner)
                && (member == null
                        ? that.member == null
                        : member.equals(that.member) && descriptor.equals(that.descriptor));
    }

    @Override
    public int hashCode() {
        return owner.hashCode() * 31 + (member == null ? 0 : member.hashCode() * 31 + descriptor.hashCode());
    }

    @Override
    public String toString() {
        String className = owner.replace('/', '.');
        if (member == null) {
            return "class " + className;
        }
        return className + "." + member + (descriptor.charAt(0) == '(' ? descriptor : ":" + descriptor);
    }
}
