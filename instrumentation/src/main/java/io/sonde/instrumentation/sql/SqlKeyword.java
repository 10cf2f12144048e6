package io.sonde.instrumentation.sql;

import java.util.Arrays;

/** The words of SQL that a summary turns on, and what each of them means there. */
enum SqlKeyword {
    SELECT(Role.READ),
    INSERT(Role.WRITE),
    UPDATE(Role.WRITE),
    DELETE(Role.WRITE),
    MERGE(Role.WRITE),
    REPLACE(Role.WRITE),
    UPSERT(Role.WRITE),
    VALUES(Role.STATEMENT),
    CREATE(Role.DEFINITION),
    DROP(Role.DEFINITION),
    ALTER(Role.DEFINITION),
    TRUNCATE(Role.DEFINITION),
    RENAME(Role.STATEMENT),
    COMMENT(Role.STATEMENT),
    CALL(Role.CALL),
    EXEC(Role.CALL),
    EXECUTE(Role.CALL),
    EXPLAIN(Role.PREFIX),
    BEGIN(Role.STATEMENT),
    DECLARE(Role.STATEMENT),
    COMMIT(Role.STATEMENT),
    ROLLBACK(Role.STATEMENT),
    SAVEPOINT(Role.STATEMENT),
    RELEASE(Role.STATEMENT),
    ABORT(Role.STATEMENT),
    END(Role.STATEMENT),
    START(Role.STATEMENT),
    SET(Role.STATEMENT),
    RESET(Role.STATEMENT),
    SHOW(Role.STATEMENT),
    DESCRIBE(Role.STATEMENT),
    DESC(Role.STATEMENT),
    USE(Role.STATEMENT),
    GRANT(Role.STATEMENT),
    REVOKE(Role.STATEMENT),
    LOCK(Role.STATEMENT),
    UNLOCK(Role.STATEMENT),
    ANALYZE(Role.STATEMENT),
    VACUUM(Role.STATEMENT),
    REINDEX(Role.STATEMENT),
    CLUSTER(Role.STATEMENT),
    OPTIMIZE(Role.STATEMENT),
    REFRESH(Role.STATEMENT),
    CHECKPOINT(Role.STATEMENT),
    COPY(Role.STATEMENT),
    LOAD(Role.STATEMENT),
    LISTEN(Role.STATEMENT),
    NOTIFY(Role.STATEMENT),
    UNLISTEN(Role.STATEMENT),
    PREPARE(Role.STATEMENT),
    DEALLOCATE(Role.STATEMENT),
    DISCARD(Role.STATEMENT),
    FETCH(Role.STATEMENT),
    CLOSE(Role.STATEMENT),
    DO(Role.STATEMENT),
    PRAGMA(Role.STATEMENT),
    ATTACH(Role.STATEMENT),
    DETACH(Role.STATEMENT),
    KILL(Role.STATEMENT),
    FLUSH(Role.STATEMENT),
    SHUTDOWN(Role.STATEMENT),
    BACKUP(Role.STATEMENT),
    RESTORE(Role.STATEMENT),
    WITH(Role.CLAUSE),
    RECURSIVE(Role.CLAUSE),
    FROM(Role.CLAUSE),
    JOIN(Role.CLAUSE),
    STRAIGHT_JOIN(Role.CLAUSE),
    USING(Role.CLAUSE),
    INTO(Role.MODIFIER),
    WHERE(Role.CLAUSE_END),
    GROUP(Role.CLAUSE_END),
    HAVING(Role.CLAUSE_END),
    ORDER(Role.CLAUSE_END),
    LIMIT(Role.CLAUSE_END),
    OFFSET(Role.CLAUSE_END),
    FOR(Role.CLAUSE_END),
    WINDOW(Role.CLAUSE_END),
    QUALIFY(Role.CLAUSE_END),
    RETURNING(Role.CLAUSE_END),
    CONNECT(Role.CLAUSE_END),
    UNION(Role.CLAUSE_END),
    INTERSECT(Role.CLAUSE_END),
    EXCEPT(Role.CLAUSE_END),
    MINUS(Role.CLAUSE_END),
    DISTINCT(Role.CLAUSE),
    ONLY(Role.TABLE_MODIFIER),
    LATERAL(Role.TABLE_MODIFIER),
    OVERWRITE(Role.MODIFIER),
    LOW_PRIORITY(Role.MODIFIER),
    HIGH_PRIORITY(Role.MODIFIER),
    DELAYED(Role.MODIFIER),
    QUICK(Role.MODIFIER),
    IGNORE(Role.MODIFIER),
    ALL(Role.MODIFIER),
    OR(Role.MODIFIER),
    FAIL(Role.MODIFIER),
    IF(Role.MODIFIER),
    NOT(Role.MODIFIER),
    EXISTS(Role.MODIFIER),
    CONCURRENTLY(Role.MODIFIER),
    TOP(Role.MODIFIER),
    PERCENT(Role.MODIFIER),
    ON(Role.MODIFIER),
    TABLE(Role.OBJECT),
    VIEW(Role.OBJECT),
    INDEX(Role.OBJECT),
    SEQUENCE(Role.OBJECT),
    SCHEMA(Role.OBJECT),
    DATABASE(Role.OBJECT),
    TYPE(Role.OBJECT),
    PROCEDURE(Role.OBJECT),
    FUNCTION(Role.OBJECT),
    TRIGGER(Role.OBJECT),
    USER(Role.OBJECT),
    ROLE(Role.OBJECT),
    SESSION(Role.OBJECT),
    SYSTEM(Role.OBJECT),
    EXTENSION(Role.OBJECT),
    TABLESPACE(Role.OBJECT),
    DOMAIN(Role.OBJECT),
    SYNONYM(Role.OBJECT),
    PACKAGE(Role.OBJECT),
    PUBLICATION(Role.OBJECT),
    SUBSCRIPTION(Role.OBJECT),
    POLICY(Role.OBJECT),
    IMMEDIATE(Role.CLAUSE);

    enum Role {
        /** A query, wherever it stands. */
        READ,
        /** A change of rows, where a statement can begin. */
        WRITE,
        /** A change of the schema: an object's kind and name follow. */
        DEFINITION,
        /** A procedure's name follows. */
        CALL,
        /** The statement proper follows. */
        PREFIX,
        /** Only the word itself is of interest. */
        STATEMENT,
        /** Leads to tables, or changes what the next word means. */
        CLAUSE,
        /** Ends the list of tables. */
        CLAUSE_END,
        /** May stand before the name of what is changed. */
        MODIFIER,
        /** The same, in a list of tables too. */
        TABLE_MODIFIER,
        /** A kind of object that can be defined. */
        OBJECT
    }

    private static final int MAX_LENGTH = 13;
    private static final int BUCKETS = 512;
    private static final SqlKeyword[][] BY_HASH = table();

    final Role role;

    SqlKeyword(Role role) {
        this.role = role;
    }

    /** The keyword between the two positions in any case, or null. Allocates nothing. */
    static SqlKeyword at(String sql, int start, int end) {
        int length = end - start;
        if (length < 2 || length > MAX_LENGTH) {
            return null;
        }
        int hash = hash(sql.charAt(start), sql.charAt(start + 1), sql.charAt(end - 1), length);
        for (SqlKeyword candidate : BY_HASH[hash]) {
            String name = candidate.name();
            if (name.length() == length && sql.regionMatches(true, start, name, 0, length)) {
                return candidate;
            }
        }
        return null;
    }

    private static SqlKeyword[][] table() {
        SqlKeyword[][] table = new SqlKeyword[BUCKETS][0];
        for (SqlKeyword keyword : values()) {
            String name = keyword.name();
            int hash = hash(name.charAt(0), name.charAt(1), name.charAt(name.length() - 1), name.length());
            SqlKeyword[] bucket = Arrays.copyOf(table[hash], table[hash].length + 1);
            bucket[bucket.length - 1] = keyword;
            table[hash] = bucket;
        }
        return table;
    }

    private static int hash(char first, char second, char last, int length) {
        return ((((first | 0x20) * 31 + (second | 0x20)) * 31 + (last | 0x20)) * 31 + length) & (BUCKETS - 1);
    }
}
