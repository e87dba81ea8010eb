package dev.haven.server.config;

import java.util.LinkedHashMap;
import java.util.List;

/// A value of a TOML file and where it stands.
sealed interface TomlValue {
  Position at();

  /// What it is, in an error's words.
  String kind();

  record Text(Position at, String value) implements TomlValue {
    @Override
    public String kind() {
      return "text";
    }
  }

  record Whole(Position at, long value) implements TomlValue {
    @Override
    public String kind() {
      return "a number";
    }
  }

  record Decimal(Position at, double value) implements TomlValue {
    @Override
    public String kind() {
      return "a decimal number";
    }
  }

  record Truth(Position at, boolean value) implements TomlValue {
    @Override
    public String kind() {
      return value ? "true" : "false";
    }
  }

  record Listing(Position at, List<TomlValue> values) implements TomlValue {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /// Keys and their values.
  ///
  /// @param entries keys in the file's order, each with its own place
  /// @param open whether later lines may still add to it; an inline table is complete
  record Table(Position at, LinkedHashMap<TomlKey, TomlValue> entries, boolean open)
      implements TomlValue {
    @Override
    public String kind() {
      return "a section";
    }
  }
}
