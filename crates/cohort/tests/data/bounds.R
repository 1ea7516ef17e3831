# Log-rank and trend tests of bounds.csv by the published classes of numbers of metastases. Run in this folder.
library(survival); d<-read.csv('bounds.csv',fileEncoding='UTF-8')
d$v<-c('1'=1,'2'=2,'3'=3,'3+'=3,'>=3'=3,'4'=3,'5'=3)[as.character(d$vertebral_metastases)]
d$b<-c('0'=0,'1'=1,'2'=1,'1-2'=1,'3'=2,'\u22653'=2,'3+'=2,'7'=2,'2+'=NA)[as.character(d$extraspinal_bone_metastases)]
for(x in c('v','b')){ s<-survdiff(Surv(time_days,died)~d[[x]],d); print(s$n); print(s$chisq,digits=12)
 # Tarone trend with scores 1,2,3
 u<-sum((1:3)*(s$obs-s$exp)); va<-t(1:3)%*%s$var%*%(1:3); cat(u/sqrt(va),u^2/va,'\n') }
