package io.sonde.instrumentation.sql;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Follows the words of one SQL text and tells operations and tables apart from everything else. It knows where tables
 * are named, not the grammar. Used once, by one thread.
 */
final class SqlSummaryReader {
    private static final int MAX_DEPTH = 32;

    /** What the words at one depth of parentheses belong to. */
    private enum Level {
        NONE,
        COMMON_TABLES,
        /** An operation whose list of tables may still come. */
        OPERATION,
        /** The list of tables, in which a comma leads to the next. */
        TABLES,
        /** Past the list of tables. */
        REST
    }

    /** What the next name is. */
    private enum Expected {
        NOTHING,
        COMMON_TABLE,
        /** In a list of tables. */
        TABLE,
        /** The table that an operation changes. */
        TARGET,
        OBJECT_KIND,
        OBJECT,
        PROCEDURE
    }

    private final SqlNames names;
    private final SqlSummaryBuilder summary = new SqlSummaryBuilder();
    private final Level[] levels = new Level[MAX_DEPTH];
    private final SqlKeyword[] operations = new SqlKeyword[MAX_DEPTH];
    private int depth;
    private Expected expected = Expected.NOTHING;
    private SqlKeyword previous;
    private SqlKeyword objectKind;
    private Set<String> commonTables;
    private boolean atStart = true;
    private boolean afterClosing;
    private boolean afterPrefix;
    private boolean usingTables;
    private boolean skipping;
    private boolean stopped;
    private int topDepth = -1;

    SqlSummaryReader(String sql, SqlFamily family) {
        this.names = new SqlNames(sql, family);
    }

    SqlSummary read() {
        boolean more = names.next();
        while (more && !stopped) {
            if (skipping && !names.is(';')) {
                more = names.next();
            } else if (names.isName()) {
                more = name();
            } else {
                symbol();
                more = names.next();
            }
        }
        return summary.build();
    }

    private void symbol() {
        boolean closing = false;
        if (names.is('(')) {
            open();
        } else if (names.is(')')) {
            depth = Math.max(0, depth - 1);
            expected = depth == topDepth ? Expected.TARGET : Expected.NOTHING;
            topDepth = -1;
            atStart = false;
            closing = true;
        } else if (names.is(',')) {
            if (level() == Level.TABLES) {
                expected = Expected.TABLE;
            } else if (level() == Level.COMMON_TABLES) {
                expected = Expected.COMMON_TABLE;
            }
            atStart = false;
        } else if (names.is(';')) {
            startAgain();
        } else if (!isCallEscape()) {
            boolean keep = expected == Expected.TARGET && previous == SqlKeyword.TOP
                    || expected == Expected.PROCEDURE && names.is('=');
            if (!keep) {
                expected = Expected.NOTHING;
            }
            atStart = false;
        }
        afterClosing = closing;
        previous = null;
    }

    private void open() {
        if (expected == Expected.TARGET && previous == SqlKeyword.TOP) {
            topDepth = depth;
        }
        boolean joinColumns = previous == SqlKeyword.USING && operation() == SqlKeyword.DELETE;
        if (expected != Expected.TABLE || joinColumns) {
            expected = Expected.NOTHING;
        }
        depth++;
        setLevel(expected == Expected.TABLE ? Level.TABLES : Level.NONE);
        setOperation(null);
        atStart = true;
    }

    private void startAgain() {
        depth = 0;
        setLevel(Level.NONE);
        setOperation(null);
        expected = Expected.NOTHING;
        atStart = true;
        afterPrefix = false;
        usingTables = false;
        skipping = false;
        commonTables = null;
    }

    /** Whether this is a part of <code>{? = call name(?)}</code> before the call. */
    private boolean isCallEscape() {
        return atStart && summary.isEmpty() && (names.is('{') || names.is('=') || names.isLiteral());
    }

    /** Deals with a keyword or name; afterwards the token behind it is current. False at the end. */
    private boolean name() {
        SqlKeyword keyword = names.keyword();
        SqlKeyword before = previous;
        boolean begins = atStart;
        boolean closed = afterClosing;
        previous = keyword;
        atStart = false;
        afterClosing = false;
        if (keyword != null && isKeyword(keyword, before, begins, closed)) {
            return names.next();
        }
        if (begins && depth == 0 && summary.isEmpty()) {
            stopped = true;
        }
        switch (expected) {
            case COMMON_TABLE:
                commonTable();
                break;
            case TABLE:
            case TARGET:
                table();
                break;
            case OBJECT:
                object();
                break;
            case PROCEDURE:
                procedure();
                break;
            default:
                names.next();
                break;
        }
        return !names.atEnd();
    }

    /** Follows a keyword, unless the word is the name of something here: then false. */
    private boolean isKeyword(SqlKeyword keyword, SqlKeyword before, boolean begins, boolean closed) {
        switch (keyword.role) {
            case READ:
                startOperation(keyword, Expected.NOTHING);
                return true;
            case WRITE:
                boolean starts = begins && (depth == 0 || outerLevel() == Level.COMMON_TABLES)
                        || closed && level() == Level.COMMON_TABLES
                        || afterPrefix && depth == 0;
                if (starts) {
                    startOperation(keyword, Expected.TARGET);
                }
                return starts || before == SqlKeyword.OR;
            case PREFIX:
            case STATEMENT:
            case DEFINITION:
            case CALL:
                if (begins && depth == 0) {
                    startStatement(keyword);
                    return true;
                }
                if (keyword == SqlKeyword.SET && level() == Level.TABLES && operation() == SqlKeyword.UPDATE) {
                    setLevel(Level.OPERATION);
                    return true;
                }
                return before == SqlKeyword.OR && expected == Expected.TARGET;
            case MODIFIER:
                return expected == Expected.TARGET || expected == Expected.OBJECT;
            case TABLE_MODIFIER:
                return expected == Expected.TARGET || expected == Expected.OBJECT || expected == Expected.TABLE;
            case OBJECT:
                return isObjectKind(keyword);
            case CLAUSE_END:
                if (level() == Level.TABLES || level() == Level.OPERATION && keyword == SqlKeyword.WHERE) {
                    setLevel(Level.REST);
                }
                return level() != Level.NONE && expected == Expected.NOTHING;
            default:
                return isClause(keyword, before, begins);
        }
    }

    private boolean isClause(SqlKeyword keyword, SqlKeyword before, boolean begins) {
        switch (keyword) {
            case WITH:
                if (begins || afterPrefix) {
                    setLevel(Level.COMMON_TABLES);
                    expected = Expected.COMMON_TABLE;
                }
                return true;
            case RECURSIVE:
                return expected == Expected.COMMON_TABLE;
            case FROM:
                if (before != SqlKeyword.DISTINCT && level() == Level.OPERATION) {
                    summary.dropAlias();
                    startTables();
                }
                return true;
            case JOIN:
            case STRAIGHT_JOIN:
                if (level() == Level.TABLES) {
                    expected = Expected.TABLE;
                }
                return true;
            case USING:
                boolean source = operation() == SqlKeyword.MERGE || operation() == SqlKeyword.DELETE;
                if (source && !usingTables && (level() == Level.OPERATION || level() == Level.TABLES)) {
                    usingTables = true;
                    startTables();
                }
                return true;
            case IMMEDIATE:
                skipping = expected == Expected.PROCEDURE;
                return skipping;
            default:
                return false;
        }
    }

    private void startTables() {
        setLevel(Level.TABLES);
        expected = Expected.TABLE;
    }

    private void startOperation(SqlKeyword keyword, Expected next) {
        summary.operation(keyword.name(), depth == 0 && level() == Level.COMMON_TABLES);
        afterPrefix = false;
        setOperation(keyword);
        setLevel(Level.OPERATION);
        expected = next;
    }

    private void startStatement(SqlKeyword keyword) {
        summary.operation(keyword.name(), keyword.role == SqlKeyword.Role.PREFIX);
        setOperation(keyword);
        switch (keyword.role) {
            case PREFIX:
                afterPrefix = true;
                break;
            case DEFINITION:
                boolean truncate = keyword == SqlKeyword.TRUNCATE;
                objectKind = truncate ? SqlKeyword.TABLE : null;
                expected = truncate ? Expected.OBJECT : Expected.OBJECT_KIND;
                break;
            case CALL:
                expected = Expected.PROCEDURE;
                break;
            default:
                // The end of a block is not the next semicolon.
                stopped = keyword == SqlKeyword.BEGIN || keyword == SqlKeyword.DECLARE || keyword == SqlKeyword.DO;
                skipping = true;
                break;
        }
    }

    private boolean isObjectKind(SqlKeyword keyword) {
        if (expected == Expected.TARGET || operation() == SqlKeyword.TRUNCATE) {
            return keyword == SqlKeyword.TABLE;
        }
        if (expected != Expected.OBJECT_KIND) {
            return false;
        }
        summary.objectKind(keyword.name());
        objectKind = keyword;
        expected = Expected.OBJECT;
        switch (keyword) {
            case USER:
            case ROLE:
            case SESSION:
            case SYSTEM:
                // No table, and the names of accounts are no business of a summary's.
                skipping = true;
                break;
            default:
                break;
        }
        return true;
    }

    private void commonTable() {
        if (commonTables == null) {
            commonTables = new HashSet<>();
        }
        commonTables.add(names.readName().toLowerCase(Locale.ROOT));
        expected = Expected.NOTHING;
    }

    private void table() {
        boolean target = expected == Expected.TARGET;
        expected = Expected.NOTHING;
        String name = names.readName();
        boolean function = !target && names.is('(');
        if (!function && (commonTables == null || !commonTables.contains(name.toLowerCase(Locale.ROOT)))) {
            summary.collection(name, target && operation() == SqlKeyword.DELETE);
        }
        if (target && operation() == SqlKeyword.UPDATE) {
            setLevel(Level.TABLES);
        }
    }

    private void object() {
        expected = Expected.NOTHING;
        String name = names.readName();
        boolean create = operation() == SqlKeyword.CREATE;
        switch (objectKind) {
            case TABLE:
                summary.collection(name, false);
                boolean list = !create && names.is(',');
                setLevel(list ? Level.TABLES : Level.NONE);
                skipping = !create && !list;
                break;
            case VIEW:
                summary.target(name);
                skipping = !create;
                break;
            case PROCEDURE:
            case FUNCTION:
            case TRIGGER:
            case PACKAGE:
                summary.target(name);
                // A body may hold semicolons.
                stopped = create;
                skipping = true;
                break;
            default:
                summary.target(name);
                skipping = true;
                break;
        }
    }

    private void procedure() {
        String name = names.readName();
        if (!names.is('=')) {
            // Otherwise it is a variable: EXEC @result = name.
            expected = Expected.NOTHING;
            summary.procedure(name);
            skipping = true;
        }
    }

    private Level level() {
        Level level = depth < MAX_DEPTH ? levels[depth] : null;
        return level == null ? Level.NONE : level;
    }

    private Level outerLevel() {
        return depth > 0 && depth <= MAX_DEPTH ? levels[depth - 1] : null;
    }

    private void setLevel(Level level) {
        if (depth < MAX_DEPTH) {
            levels[depth] = level;
        }
    }

    private SqlKeyword operation() {
        return depth < MAX_DEPTH ? operations[depth] : null;
    }

    private void setOperation(SqlKeyword keyword) {
        if (depth < MAX_DEPTH) {
            operations[depth] = keyword;
        }
    }
}
