package org.celeryresults.payload;

/** A class or function that a pickle only names; {@code name} is qualified: {@code Outer.Inner}. */
public record PythonClass(String module, String name) {

  /** Python's repr of a class. */
  @Override
  public String toString() {
    String qualified = "builtins".equals(module) ? name : module + "." + name;
    return "<class '" + qualified + "'>";
  }
}
