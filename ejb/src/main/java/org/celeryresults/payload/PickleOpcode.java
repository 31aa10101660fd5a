package org.celeryresults.payload;

/** One instruction of the pickle machine. */
interface PickleOpcode {
  void run(PickleReader reader);
}
