package dev.haven.diagnosis.records;

/// How much a record matters.
public enum Need {
  /// Without it mail does not flow, or is refused.
  NEEDED,
  /// It makes life easier or safer, and costs nothing.
  ADVISED,
  /// It helps where something else is given, which its note says. That it is missing is no trouble.
  POSSIBLE
}
