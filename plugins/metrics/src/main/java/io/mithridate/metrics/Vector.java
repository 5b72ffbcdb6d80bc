package io.mithridate.metrics;

/**
 * A vector of numbers; operations require operands of equal length.
 *
 * @param numbers never modified
 */
@SuppressWarnings("ArrayRecordComponent") // numbers; this record is never compared
record Vector(double[] numbers) {

    static Vector zero(int length) {
        return new Vector(new double[length]);
    }

    double product(Vector other) {
        double sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += numbers[i] * other.numbers[i];
        }
        return sum;
    }

    double length() {
        return Math.sqrt(product(this));
    }

    Vector times(double factor) {
        return zero(numbers.length).plus(this, factor);
    }

    /** Returns the sum of this vector and a multiple of another. */
    Vector plus(Vector other, double factor) {
        double[] sum = numbers.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * other.numbers[i];
        }
        return new Vector(sum);
    }
}
