/* SQLite as this project builds it: its amalgamation, and an error for each statement that was compiled out. SQLite's
   options leave such statements out of the code but, in the amalgamation, not out of its parser, which still calls the
   functions below. 29 kB less to download; a database from outside cannot bring a view or a virtual table either.
   Nothing here runs unless such a statement is prepared. */
#include "sqlite3.c"

#define LEFT_OUT SQLITE_PRIVATE void
static void left_out(Parse* parse) { sqlite3ErrorMsg(parse, "this statement is not part of this build of SQLite"); }

LEFT_OUT sqlite3Analyze(Parse* parse, Token* a, Token* b) { left_out(parse); }
LEFT_OUT sqlite3Reindex(Parse* parse, Token* a, Token* b) { left_out(parse); }

LEFT_OUT sqlite3CreateView(Parse* parse, Token* begin, Token* a, Token* b, ExprList* columns, Select* select, int temporary,
                           int quiet) {
    sqlite3SelectDelete(parse->db, select);
    sqlite3ExprListDelete(parse->db, columns);
    left_out(parse);
}

LEFT_OUT sqlite3VtabBeginParse(Parse* parse, Token* a, Token* b, Token* module, int quiet) { left_out(parse); }
LEFT_OUT sqlite3VtabFinishParse(Parse* parse, Token* end) {}
LEFT_OUT sqlite3VtabArgInit(Parse* parse) {}
LEFT_OUT sqlite3VtabArgExtend(Parse* parse, Token* argument) {}

static void no_alter(Parse* parse, SrcList* table) {
    sqlite3SrcListDelete(parse->db, table);
    left_out(parse);
}
LEFT_OUT sqlite3AlterRenameTable(Parse* parse, SrcList* table, Token* name) { no_alter(parse, table); }
LEFT_OUT sqlite3AlterRenameColumn(Parse* parse, SrcList* table, Token* from, Token* to) { no_alter(parse, table); }
LEFT_OUT sqlite3AlterDropColumn(Parse* parse, SrcList* table, const Token* name) { no_alter(parse, table); }
LEFT_OUT sqlite3AlterDropConstraint(Parse* parse, SrcList* table, Token* a, Token* b) { no_alter(parse, table); }
LEFT_OUT sqlite3AlterSetNotNull(Parse* parse, SrcList* table, Token* a, Token* b) { no_alter(parse, table); }
LEFT_OUT sqlite3AlterBeginAddColumn(Parse* parse, SrcList* table) { no_alter(parse, table); }
LEFT_OUT sqlite3AlterFinishAddColumn(Parse* parse, Token* column) {}
LEFT_OUT sqlite3AlterAddConstraint(Parse* parse, SrcList* table, Token* first, Token* name, const char* text, int length,
                                   Expr* check) {
    sqlite3ExprDelete(parse->db, check);
    no_alter(parse, table);
}
