package dev.haven.server.config;

import dev.haven.server.config.TomlValue.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Reads a TOML 1.0 file: sections, keys, and through [TomlValues] what they are set to.
///
/// After a mistake it goes on at the next line that begins something, so that one reading finds all
/// mistakes. Lists of sections (`[[x]]`) and dates are refused: nothing here is configured by them.
final class TomlReader {
  private final TomlCursor in;
  private final TomlValues values;
  private final List<Problem> problems;
  private final Table root = table(Position.START);
  private Table section = root;

  private TomlReader(String text, List<Problem> problems) {
    this.in = new TomlCursor(text);
    this.values = new TomlValues(in);
    this.problems = problems;
  }

  /// The file as a tree; mistakes are added to `problems`.
  static Table read(String text, List<Problem> problems) {
    var reader = new TomlReader(text, problems);
    reader.document();
    return reader.root;
  }

  private void document() {
    in.blankLines();
    while (!in.atEnd()) {
      try {
        if (in.peek() == '[') {
          header();
        } else {
          setting();
        }
        in.endOfLine();
      } catch (TomlSyntax mistake) {
        problems.add(mistake.problem());
        in.recover();
      }
      in.blankLines();
    }
  }

  private void header() throws TomlSyntax {
    var at = in.position();
    in.expect('[', "'['");
    if (in.peek() == '[') {
      // What follows belongs to it: kept apart, so that its keys are not taken for others'.
      section = table(at);
      throw new TomlSyntax(at, "[[...]] is not used here: write [section]");
    }
    var path = path();
    in.blanks();
    in.expect(']', "']'");
    section = root;
    for (var key : path) {
      section = inner(section, key);
    }
  }

  private void setting() throws TomlSyntax {
    var path = path();
    in.blanks();
    in.expect('=', "'=' after the key");
    in.blanks();
    var value = values.value(0);
    var table = section;
    for (var key : path.subList(0, path.size() - 1)) {
      table = inner(table, key);
    }
    put(table, path.getLast(), value);
  }

  static void put(Table table, TomlKey key, TomlValue value) throws TomlSyntax {
    if (table.entries().containsKey(key)) {
      throw new TomlSyntax(key.at(), "\"" + key.name() + "\" is set twice");
    }
    table.entries().put(key, value);
  }

  private Table inner(Table outer, TomlKey key) throws TomlSyntax {
    var known = outer.entries().get(key);
    if (known == null) {
      var made = table(key.at());
      outer.entries().put(key, made);
      return made;
    }
    if (known instanceof Table table && table.open()) {
      return table;
    }
    throw new TomlSyntax(key.at(), "\"" + key.name() + "\" was set before, to " + known.kind());
  }

  private List<TomlKey> path() throws TomlSyntax {
    var path = new ArrayList<TomlKey>();
    do {
      in.blanks();
      path.add(values.key());
      in.blanks();
    } while (in.accept('.'));
    return path;
  }

  private static Table table(Position at) {
    return new Table(at, new LinkedHashMap<>(), true);
  }
}
