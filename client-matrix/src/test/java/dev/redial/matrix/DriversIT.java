package dev.redial.matrix;

/** The newest release of each. */
class DriversIT extends DriversContract {
  DriversIT() {
    super(Release.oneOf("Drivers", "drivers-newest"), EVERY_ONE);
  }
}
