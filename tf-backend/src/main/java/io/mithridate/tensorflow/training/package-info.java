package io.mithridate.tensorflow.training;
